/**
 * What a tender leaves open of what a scope asks for, and every way in which
 * each may be read. What it states is one reading; what it does not state is
 * several, and no answer may hang on which of them was guessed.
 */
import { exact } from "../number/exact.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { nations } from "../tender/facts.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import type { Applies } from "./model.ts";
import type { DraftReading, OpenFact } from "./open-fact.ts";
import { lawOf, type Reading, type Subject } from "./reading.ts";
import { mayBeLightTouch, nationOf, statedAuthority, statedSubjects } from "./stated-facts.ts";
import { rowsThatMayHold, turningDays } from "./turning-points.ts";
import { valueQuestions } from "./value-questions.ts";

/** @returns the questions that a tender leaves open, and the reading that its own words make. */
export function openFacts(
  applies: readonly Applies[],
  tender: Tender,
  value: ContractValue,
): { readonly base: DraftReading; readonly questions: readonly OpenFact[] } {
  const asked = factsAskedFor(applies, tender);
  const { facts, buyerType, commenced } = tender;
  const bare = applies.every(({ scope }) => scope === undefined);
  const subjects = statedSubjects(facts.get("subject"), bare);
  const authority = statedAuthority(tender);
  const below = facts.get("below-threshold");
  const base: DraftReading = {
    ...(buyerType !== undefined && { buyerType }),
    nation: nationOf(tender) ?? "england",
    authority: authority ?? "sub-central",
    day: commenced ?? "",
    subject: subjects[0] ?? "services",
    ...withoutUndefined({ law: facts.get("law") }),
    flags: new Set([...facts].flatMap(([key, text]) => (text === "true" ? [key] : []))),
    ...(below !== undefined && { belowThreshold: below === "true" }),
    value: { excluding: exact("1"), including: exact("1") },
  };
  const law = facts.get("law") === undefined && facts.get("call-off") === "true";
  const days = asked.has("commenced") && commenced === undefined;
  const questions: readonly (OpenFact | undefined)[] = [
    days ? dayQuestion(applies, tender) : undefined,
    asked.has("nation") && nationOf(tender) === undefined ? nationQuestion(buyerType) : undefined,
    asked.has("subject") && subjects.length > 1 ? subjectQuestion(subjects) : undefined,
    asked.has("light-touch") && facts.get("light-touch") === undefined && subjects.some(mayBeLightTouch)
      ? flagQuestion("light-touch", "light touch")
      : undefined,
    asked.has("outsourcing") && facts.get("outsourcing") === undefined && subjects.includes("services")
      ? flagQuestion("outsourcing", "it outsources a service")
      : undefined,
    asked.has("authority") && authority === undefined ? authorityQuestion : undefined,
    asked.has("law") && law ? lawQuestion : undefined,
    ...valueQuestions(applies, tender, value, asked),
  ];
  const given = questions.filter((one) => one !== undefined);
  const settled = given.filter(({ options }) => options.length === 1);
  return {
    base: settled.reduce((draft, { options: [only] }) => only?.set(draft) ?? draft, base),
    questions: given.filter(({ options }) => options.length > 1),
  };
}

/** @returns every reading, by the options that it takes; in the order of the questions. */
export function readingsOf(
  base: DraftReading,
  questions: readonly OpenFact[],
): readonly { readonly taken: readonly number[]; readonly reading: Reading }[] {
  let drafts: readonly { readonly taken: readonly number[]; readonly draft: DraftReading }[] = [
    { taken: [], draft: base },
  ];
  for (const { options } of questions)
    drafts = drafts.flatMap(({ taken, draft }) =>
      options.map((option, index) => ({ taken: [...taken, index], draft: option.set(draft) })),
    );
  return drafts.map(({ taken, draft }) => ({ taken, reading: { ...draft, law: draft.law ?? lawOf(draft) } }));
}

/** The facts that the scopes ask for, by their keys; what decides none of them is not asked. */
function factsAskedFor(all: readonly Applies[], tender: Tender): ReadonlySet<string> {
  const { buyerType, facts } = tender;
  const asked = new Set<string>();
  const has = (fact: string): boolean =>
    all.some(({ except, only = [], threshold }) =>
      [...except, ...only, ...(threshold?.waivedBy ?? [])].includes(fact),
    );
  const thresholds = all.flatMap(({ threshold }) => threshold ?? []);
  const laws = all.some((one) => one.laws !== undefined) && facts.get("law") === undefined;
  if (thresholds.length > 0 || laws || all.some((one) => one.commenced !== undefined)) asked.add("commenced");
  if (all.some((one) => one.nations !== undefined) || (laws && buyerType === undefined)) asked.add("nation");
  const selects = buyerType === undefined || buyerType === "nhs-england" || buyerType === "local-government";
  if (thresholds.length > 0 || all.some((one) => one.subjects !== undefined) || (laws && selects))
    asked.add("subject");
  const scoped = all.some(({ scope }) => scope !== undefined);
  if (thresholds.some(({ ordinary }) => !ordinary) || (scoped && has("light-touch")))
    asked.add("light-touch");
  if (has("outsourcing")) asked.add("outsourcing");
  const rows = rowsThatMayHold(all, tender);
  if (rows.some(({ buyer }) => buyer === "central" || buyer === "sub-central")) asked.add("authority");
  if (laws) asked.add("law");
  const bases = new Set([...rows.map(({ vat }) => vat), ...all.flatMap(({ value }) => value?.vat ?? [])]);
  for (const vat of bases) asked.add(`value.${vat}-vat`);
  return asked;
}

function dayQuestion(all: readonly Applies[], tender: Tender): OpenFact {
  return {
    fact: "tender.commenced",
    options: ["1900-01-01", ...turningDays(all, rowsThatMayHold(all, tender))].map((day) => ({
      label: "",
      set: (draft) => ({ ...draft, day }),
    })),
  };
}

const nationQuestion = (buyerType: Tender["buyerType"]): OpenFact => ({
  fact: buyerType === undefined ? "tender.buyer-type" : "tender.nation",
  options: nations.map((nation) => ({
    label: `if the buyer is a body in ${nation}`,
    set: (draft) => ({ ...draft, nation }),
  })),
});

const subjectQuestion = (subjects: readonly Subject[]): OpenFact => ({
  fact: "tender.subject",
  options: subjects.map((subject) => ({
    label: `if for ${subject}`,
    set: (draft) => ({ ...draft, subject }),
  })),
});

const flagQuestion = (fact: string, label: string): OpenFact => ({
  fact: `tender.${fact}`,
  options: [
    { label: `if ${label}`, set: (draft) => ({ ...draft, flags: new Set([...draft.flags, fact]) }) },
    { label: `if not ${label}`, set: (draft) => draft },
  ],
});

const authorityQuestion: OpenFact = {
  fact: "tender.authority",
  options: (["central", "sub-central"] as const).map((authority) => ({
    label: `if bought by a ${authority} authority`,
    set: (draft) => ({ ...draft, authority }),
  })),
};

/** A call-off stands under the law of its framework, which may be the older one. */
const lawQuestion: OpenFact = {
  fact: "tender.law",
  options: [
    { label: "if its framework stands under the law of its day", set: (draft) => draft },
    {
      label: "if its framework stands under pcr-2015",
      set: (draft) => ({ ...draft, law: draft.nation === "scotland" ? "pcsr-2015" : "pcr-2015" }),
    },
  ],
};
