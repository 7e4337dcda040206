/** Lots of notices for tests, read by the program's own reader from the JSON that Find a Tender publishes. */

import type { Notice, NoticeLot } from "../../../src/tender/notice/model.ts";
import { readNotices } from "../../../src/tender/notice/read.ts";

export interface Criterion {
  readonly name?: string;
  readonly description?: string;
  readonly type?: string;
  readonly weight?: number | string;
  readonly unit?: string;
}

/** @returns the JSON of a release with one lot. */
export function release(criteria: readonly Criterion[], award: object = {}, more: object = {}): object {
  const listed = criteria.map(({ weight, unit = "percentageExact", type = "quality", ...rest }) => ({
    type,
    ...rest,
    ...(weight !== undefined && { numbers: [{ number: weight, weight: unit }] }),
  }));
  return {
    ocid: "ocds-h6vhtk-000001",
    id: "000001-2026",
    date: "2026-08-10T09:00:00+01:00",
    tag: ["tender"],
    buyer: { name: "Northshire Council" },
    tender: {
      title: "A service",
      lots: [{ id: "1", awardCriteria: { ...award, ...(listed.length > 0 && { criteria: listed }) } }],
    },
    ...more,
  };
}

/** @throws Error when the text is refused. */
export function notices(text: string): readonly Notice[] {
  const read = readNotices({ name: "notice.json", text, language: "json" });
  if (read.diagnostics.length > 0)
    throw new Error(read.diagnostics.map(({ code, cause }) => `${code}: ${cause}`).join("\n"));
  return read.notices;
}

export function lot(criteria: readonly Criterion[], award: object = {}): NoticeLot {
  const [only] = notices(JSON.stringify(release(criteria, award)))[0]?.lots ?? [];
  if (only === undefined) throw new Error("no lot was read");
  return only;
}
