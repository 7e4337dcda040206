/** What a tender states of its buyer and its contract, or what follows from what it states. */
import { type Authority, authorities, type Nation, nations } from "../tender/facts.ts";
import type { Tender } from "../tender/model.ts";
import { authorityFromName } from "./authority.ts";
import type { Reading, Subject } from "./reading.ts";

/** A mixed contract goes by its main part, which the word does not tell; a rule that stands for itself may name it. */
export function statedSubjects(stated: string | undefined, bare: boolean): readonly Subject[] {
  if (stated === undefined)
    return ["services", "goods", "works", "healthcare", ...(bare ? ["mixed" as const] : [])];
  return stated === "mixed" && !bare ? ["services", "goods", "works"] : [stated as Subject];
}

/** @returns whether a contract for this can be a light touch contract */
export const mayBeLightTouch = (subject: Subject): boolean =>
  subject === "services" || subject === "healthcare";

const homes: Readonly<Record<string, Nation>> = {
  "central-government": "england",
  "nhs-england": "england",
  "local-government": "england",
  "northern-ireland": "northern-ireland",
  wales: "wales",
  scotland: "scotland",
};

/** @returns the nation of the buyer: as stated, or as its kind tells; nothing where neither does */
export const nationOf = ({ facts, buyerType }: Tender): Nation | undefined =>
  nations.find((one) => one === facts.get("nation")) ?? homes[buyerType ?? ""];

/** The class of the body: as stated, as its name says where the name is enough, or as its kind of buyer is. */
export function statedAuthority({ facts, buyer, buyerType }: Tender): Reading["authority"] | undefined {
  const stated = facts.get("authority") as Authority | undefined;
  if (stated !== undefined) return authorities[stated];
  const named = buyerType === "nhs-england" ? authorityFromName(buyer ?? "") : undefined;
  if (named !== undefined) return authorities[named];
  if (buyerType === "central-government" || buyerType === "northern-ireland") return "central";
  return buyerType === "local-government" || buyerType === "other" ? "sub-central" : undefined;
}
