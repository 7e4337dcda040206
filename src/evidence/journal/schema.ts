/** The shape of a line of a journal: what every entry says, and what each kind of entry says besides. */
import * as z from "zod/mini";
import { decimal, id, oneOfSchema, positive, tableSchema, words } from "../../source/schema.ts";
import { checkOutcomes, type EntryKind, entryKinds } from "./kinds.ts";

const errorWithRemedy = (cause: string, remedy: string) => ({ error: `${cause}\n${remedy}` });

const digest = z
  .string(errorWithRemedy("is not a digest", "a digest is `sha256:` and 64 hexadecimal digits"))
  .check(
    z.regex(
      /^sha256:[0-9a-f]{64}$/,
      errorWithRemedy("is not a digest", "a digest is `sha256:` and 64 hexadecimal digits"),
    ),
  );

const number = z
  .string(errorWithRemedy("is not the number of an entry", "entries are numbered from 1"))
  .check(
    z.regex(
      /^[1-9]\d{0,6}$/,
      errorWithRemedy("is not the number of an entry", "entries are numbered from 1"),
    ),
  );

/** A day, or a day and a time in UTC. */
const moment = z
  .string(
    errorWithRemedy("is not a time", "write it year first, for example 2026-11-03 or 2026-11-03T10:15:00Z"),
  )
  .check(
    z.regex(
      /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?$/,
      errorWithRemedy("is not a time", "write it year first, for example 2026-11-03 or 2026-11-03T10:15:00Z"),
    ),
  );

const every = {
  svscore: z.literal(
    "1",
    errorWithRemedy("is not a version of the journal that this svscore reads", "use a newer svscore"),
  ),
  entry: number,
  previous: z.union(
    [z.literal("none"), digest],
    errorWithRemedy("is not a digest", "the first entry has `none`"),
  ),
  seal: digest,
  when: moment,
  who: z.optional(words),
};

const bid = { bidder: words, lot: z.optional(id) };
const question = { criterion: id, aspect: z.optional(id) };
/** What bidders may be told stands apart from the panel's own reason. */
const reasons = { cites: z.optional(words), feedback: z.optional(words) };

const outcome = oneOfSchema(...checkOutcomes);

/** What each kind of entry says besides. */
const kinds = {
  opened: tableSchema({ ...every, kind: z.literal("opened"), tender: words, note: z.optional(words) }),
  conflict: tableSchema({
    ...every,
    kind: z.literal("conflict"),
    evaluator: words,
    conflict: oneOfSchema("none", "declared"),
    bidder: z.optional(words),
    note: z.optional(words),
  }),
  mark: tableSchema({
    ...every,
    kind: z.literal("mark"),
    evaluator: words,
    ...bid,
    ...question,
    mark: decimal,
    rationale: z.optional(words),
    ...reasons,
  }),
  moderation: tableSchema({
    ...every,
    kind: z.literal("moderation"),
    bidder: z.optional(words),
    lot: z.optional(id),
    criterion: z.optional(id),
    aspect: z.optional(id),
    present: z.optional(words),
    note: words,
  }),
  consensus: tableSchema({
    ...every,
    kind: z.literal("consensus"),
    ...bid,
    ...question,
    mark: decimal,
    rationale: words,
    ...reasons,
    present: z.optional(words),
  }),
  correction: tableSchema({
    ...every,
    kind: z.literal("correction"),
    replaces: number,
    mark: z.optional(decimal),
    rationale: z.optional(words),
    ...reasons,
    outcome: z.optional(outcome),
    quantity: z.optional(positive),
    reference: z.optional(words),
    reason: words,
  }),
  withdrawal: tableSchema({
    ...every,
    kind: z.literal("withdrawal"),
    of: z.optional(number),
    bidder: z.optional(words),
    lot: z.optional(id),
    reason: words,
  }),
  "abnormally-low": tableSchema({
    ...every,
    kind: z.literal("abnormally-low"),
    ...bid,
    step: oneOfSchema("flagged", "asked", "answered", "accepted", "disregarded"),
    note: words,
  }),
  evidence: tableSchema({
    ...every,
    kind: z.literal("evidence"),
    ...bid,
    measure: words,
    promised: z.optional(decimal),
    outcome,
    quantity: z.optional(positive),
    by: words,
    reference: words,
    reason: z.optional(words),
  }),
  blinded: tableSchema({
    ...every,
    kind: z.literal("blinded"),
    key: digest,
    bidders: z
      .string()
      .check(z.regex(/^\d{1,5}$/, errorWithRemedy("is not a number of bidders", "count them"))),
  }),
  lock: tableSchema({ ...every, kind: z.literal("lock"), note: z.optional(words) }),
  "price-opening": tableSchema({
    ...every,
    kind: z.literal("price-opening"),
    present: z.optional(words),
    note: z.optional(words),
  }),
  "sign-off": tableSchema({
    ...every,
    kind: z.literal("sign-off"),
    evaluator: words,
    note: z.optional(words),
  }),
} as const satisfies Record<EntryKind, unknown>;

/** An entry as written: every scalar is text, and digests are whole. */
export type JournalEntry = { [Kind in EntryKind]: z.infer<(typeof kinds)[Kind]> }[EntryKind];

/** @returns the shape of one kind of entry; of an unknown kind, the list of those that there are. */
export const schemaOfEntryKind = (kind: string): z.ZodMiniType<JournalEntry> =>
  Object.hasOwn(kinds, kind)
    ? (kinds[kind as EntryKind] as unknown as z.ZodMiniType<JournalEntry>)
    : (z.object({ ...every, kind: oneOfSchema(...entryKinds) }) as never);
