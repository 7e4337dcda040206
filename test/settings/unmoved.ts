/** Keys that move no figure, no finding and no notice, each with the reason. */
const printed = "names what is evaluated, and is printed with it";
const letters = "stands in the letters to bidders, which are written from what is scored";
const unread = "a fact for rules, and none of those that svscore ships reads it";

const record = {
  "suppliers[]": ["bidder", "name", "address", "email", "identifier", "explanation", "advantages"],
  "award-decision": ["lot", "to", "on", "by"],
  "award-decision[]": ["lot", "to", "on", "by"],
  letters: ["reasons", "contact", "standstill-ends"],
  "letters.withhold[]": ["bidder", "criterion", "ground", "why"],
  "provider-selection": [
    "process",
    "decision-makers[]",
    "basic-selection",
    "reasons",
    "conflicts",
    "abandoned",
  ],
  "provider-selection.key-criteria": [
    "quality-and-innovation",
    "value",
    "integration",
    "access",
    "social-value",
  ],
  "provider-selection.conflicts[]": ["who", "what", "managed"],
};

export const unmoved: Readonly<Record<string, string>> = {
  svscore: "the version of the language; there is one",
  "tender.reference": printed,
  "tender.title": printed,
  "tender.buyer": printed,
  "tender.published.reference": printed,
  "lots[].title": printed,
  "criterion title": printed,
  "measure title": printed,
  ...Object.fromEntries(
    [
      "counts",
      "evidence",
      "optional",
      "breakdown",
      "question",
      "descriptors.*",
      "counting-rule",
      "source",
      "status",
    ].map((key) => [
      `measure ${key}`,
      "is for people who choose measures and read answers; `library check` looks at it",
    ]),
  ),
  "measure proxy[].low": "moves how firm the ranking is, and no rank",
  "measure proxy[].high": "moves how firm the ranking is, and no rank",
  ...Object.fromEntries(
    ["licence", "deadweight", "lasts", "geography", "note"].map((key) => [
      `measure proxy[].${key}`,
      "says where the value comes from and what it covers; `library check` looks at it",
    ]),
  ),
  "criterion area": "is printed with the method; what was spent there is for the bids to say",
  "criterion aspects[].title": printed,
  "tender.light-touch": unread,
  "tender.framework": unread,
  "tender.annual-value.excluding-vat": unread,
  "tender.annual-value.including-vat": unread,
  "criterion scale.allowed[]":
    "says which marks may be given, and marks that may be given stay what they are",
  "criterion score(between-bids).clamp":
    "a bid lies between the worst and the best of the bids, so it is held there already",
  ...Object.fromEntries(
    Object.entries(record).flatMap(([table, keys]) => keys.map((key) => [`${table}.${key}`, letters])),
  ),
};

/** Keys whose change alone no valid tender takes, each with the reason: what else must change with them. */
export const neverAlone: Readonly<Record<string, string>> = {
  "criterion weight": "the weights of a level add up, so another changes too",
  "criterion inputs": "the bids give what is put in, or do not",
  "criterion aspects[]": "the marks name the aspects",
  "criterion rounds": "the bids give a column for each round",
  "measure kind": "says whether a measure takes a value, so its values change with it",
  "measure id": "the tender and the promises name it",
  "lots[].id": "the bids name their lot",
  library: "the promises name the measures of their library",
  "library[]": "the promises name the measures of their library",
};

const facts = "a fact that the random tenders do not give; the tests of its rules change it";

/** Keys that the random tenders do not hold, each with what changes them instead; a key that is new belongs into the tenders, or here. */
export const notTried: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      "concession",
      "utility",
      "outsourcing",
      "authority",
      "nation",
      "sustainable-procurement",
      "social-public-workforce",
      "modern-slavery",
      "kpis.set[]",
      "kpis.social-value[]",
      "kpis.reasons",
      "kpis.assessed",
    ].map((key) => [`tender.${key}`, facts]),
  ),
  "names-that-are-bidders[]":
    "no bidder of the random tenders has such a name; the cases of the bids change it",
};
