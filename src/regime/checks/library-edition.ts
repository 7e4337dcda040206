/** A social value model and the rules that go with it are of one edition: outcomes of another are not those that the rule counts. */
import { defineCheck } from "./check.ts";

/** The libraries that are editions of the social value model. */
const EDITIONS = /^social-value-model-\d{4}$/;

export const libraryEdition = defineCheck("library-edition", {
  looksAt: [],
  answer: ({ library }, { tender }) => {
    const named = tender.libraries.map((one) => one.split("@")[0] ?? one).filter((one) => EDITIONS.test(one));
    if (named.length === 0)
      return { result: "not applicable", says: "the tender names no edition of the social value model" };
    const others = named.filter((one) => one !== library);
    return others.length === 0
      ? { result: "pass", says: `the tender scores by \`${library}\`, the edition of these rules` }
      : {
          result: "fail",
          says: `the tender scores by ${others.map((one) => `\`${one}\``).join(", ")}, and the edition of these rules is \`${library}\``,
        };
  },
});
