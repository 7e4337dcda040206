/**
 * How an archive is shared out among shards: which tenders there are, how they
 * are cut into parts, and what its tables hold. Each shard works the plan out by
 * itself and carries a digest of it and the names of its tenders, so that a
 * merge can prove that every tender stands in exactly one.
 */
import { quote } from "../../source/quote.ts";

export interface ShardPlan {
  /** A digest of all that decides how the archive is cut, and of what its tables hold. */
  readonly sha256: string;
  /** How many tenders the whole archive has, and a digest of their names in order. */
  readonly tenders: { readonly count: number; readonly sha256: string };
  /** The names of the tenders of this shard, in the order of the archive. */
  readonly held: readonly string[];
}

/**
 * @param plans of all shards, in their order
 * @param sha256 the digest of a text
 * @returns what is wrong with them together; nothing when each tender stands exactly once
 */
export function shardPlansFault(
  plans: readonly ShardPlan[],
  sha256: (text: string) => string,
): string | undefined {
  const [first] = plans;
  const all = plans.flatMap(({ held }) => held);
  const seen = new Set<string>();
  const twice = all.find((name) => seen.size === seen.add(name).size);
  if (first === undefined) return "there is no shard";
  if (twice !== undefined) return `the tender ${quote(twice)} stands in two of them`;
  if (all.length !== first.tenders.count)
    return `the archive has ${first.tenders.count} tenders, and the shards hold ${all.length}`;
  return sha256(JSON.stringify(all)) === first.tenders.sha256
    ? undefined
    : "the tenders that they hold are not those of the archive";
}
