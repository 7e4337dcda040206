import { expect, it } from "vitest";
import { phrasebook, phrases } from "../../src/report/translations.ts";

/** Words that are the same in both languages. */
const shared = ["lot", "digest", "contractOf"];

it.each(Object.keys(phrases))("the phrase %s has its Welsh", (name) => {
  const [english, welsh] = [phrasebook("en"), phrasebook("cy")].map((say) =>
    say(name as keyof typeof phrases),
  );
  expect(english).not.toBe("");
  expect(welsh).not.toBe("");
  expect(welsh === english).toBe(shared.includes(name));
});
