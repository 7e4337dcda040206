/** What people call the bodies that buy, and the words by which a tender knows them. */
const names: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:icb|integrated-care-board|nhs-icb)$/, ["integrated-care-board", "nhs-england"]],
  [/^(?:nhs-)?foundation-trust$/, ["nhs-foundation-trust", "nhs-england"]],
  [
    /^(?:nhs|(?:nhs-|hospital-|acute-)?trust|ccg|nhs-trust|nhs-foundation-trust)$/,
    ["nhs-trust", "nhs-england"],
  ],
  [
    /^(?:hsc|hsct|health-and-social-care-trust|hsc-trust)$/,
    ["northern-ireland-health-and-social-care-trust", "northern-ireland"],
  ],
  [
    /^(?:council|local-authority|la|borough|county|unitary|district|combined-authority)$/,
    ["council", "local-government"],
  ],
  [
    /^(?:department|ministry|central|government|civil-service|executive-agency|agency|ndpb|alb)$/,
    ["department", "central-government"],
  ],
  [/^(?:ni|northern-irish)$/, ["northern-ireland"]],
  [/^(?:police|police-force|pcc)$/, ["police", "other"]],
  [/^(?:university|college|he|fe)$/, ["university", "other"]],
  [/^(?:housing-association|registered-provider|rp)$/, ["housing-association", "other"]],
  [/^(?:school|academy|academy-trust|mat)$/, ["school", "other"]],
];

/** @returns the word for a body that is called otherwise, where it is one of those that are known */
export function bodyKnownAs(written: string, known: readonly string[]): string | undefined {
  const word = written
    .trim()
    .toLowerCase()
    .replace(/[\s_.]+/g, "-");
  const found = names.find(([pattern]) => pattern.test(word));
  return found?.[1].find((one) => known.includes(one));
}
