// The same job in DuckDB, as a whole process: every field checked, exact sums in DECIMAL, totals and ranks before and after, one
// line a tender with who won, who would win and the measures that moved most, and sums by measure, year and buyer. Of several ways
// to ask for it this is the quickest that was found (bids and measures by number, quantities summed before they are valued).
// What DuckDB is spared: factors come ready-made from a file, while svscore works its own out from the libraries; the rules that
// stay open, the reasons in words, the CSV beside the NDJSON, and the summary as table, Markdown and page.
// Usage: node duck.mjs ARCHIVE FACTORS OUT
import { DuckDBInstance } from "@duckdb/node-api";

const [archive = "", factors = "", out = ""] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads: process.env["THREADS"] ?? "2" });
const db = await instance.connect();

const columns = (names) => `{${names.map((name) => `'${name}': 'VARCHAR'`).join(", ")}}`;
const table = (name, names) =>
  `read_csv('${archive}/${name}.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', columns = ${columns(names)})`;

await db.run(`create table tenders as
  select row_number() over () as number, tender->>'reference' as tender, tender->>'title' as title, tender->>'buyer' as buyer,
    (tender->>'commenced')::date as commenced
  from read_json('${archive}/tenders.ndjson', format = 'newline_delimited', columns = {tender: 'JSON'})`);
await db.run(`create table factors as select * from read_csv('${factors}', header = true,
  columns = {measure: 'VARCHAR', unit: 'VARCHAR', early: 'BOOLEAN', before: 'DECIMAL(18,4)', after: 'DECIMAL(18,4)'})`);
await db.run(
  `create table prices as select tender, bidder, price::decimal(18,2) as price from ${table("prices", ["tender", "bidder", "price"])}`,
);
await db.run(`create table marks as
  select tender, bidder, max(case when criterion = 'quality' then mark::decimal(9,3) end) as quality,
    max(case when criterion = 'sv-quality' then mark::decimal(9,3) end) as sv
  from ${table("marks", ["tender", "bidder", "criterion", "mark"])} where mark::decimal(9,3) between 0 and 10 group by all`);

// Rows that do not pass every check are counted and left out. Bids and measures go by number: strings would be hashed for every row.
await db.run(`create table named as select row_number() over ()::integer as bid, p.tender, p.bidder, (t.commenced < date '2025-04-01') as early, t.number::integer as number
  from prices p join tenders t using (tender)`);
await db.run(`create table worth as select row_number() over (order by measure)::integer as id, * from (select measure, any_value(unit) as unit,
  max(before) filter (early) as before_early, max(before) filter (not early) as before_late, max(after) filter (early) as after_early, max(after) filter (not early) as after_late
  from factors group by measure)`);
await db.run(`create table grouped as
  select n.bid, f.id,
    bool_and(regexp_matches(quantity, '^(0|[1-9][0-9]{0,11})([.][0-9]{1,3})?$') and f.id is not null and n.bid is not null
      and (r.unit = '' or r.unit = f.unit) and try_cast(r."to" as date) is not null and length(evidence) > 0 and length(plan) > 0
      and length(owner) > 0) as sound,
    sum(quantity::decimal(15,3)) as quantity
  from ${table("commitments", ["tender", "bidder", "measure", "quantity", "unit", "to", "evidence", "plan", "owner"])} r
  left join named n on n.tender = r.tender and n.bidder = r.bidder
  left join worth f on f.measure = r.measure
  group by all`);
await db.run(`create view valued as select n.tender, n.bidder, f.measure, g.sound,
    g.quantity * (case when n.early then before_early else before_late end) as before,
    g.quantity * (case when n.early then after_early else after_late end) as after
  from grouped g join named n using (bid) join worth f using (id)`);

// Whole numbers of 10^-12 marks: HUGEINT division cuts, and nothing that is shown lies that near to a rounding edge.
await db.run(`create table totals as
  with values as (
    select p.tender, p.bidder, (p.price * 100)::hugeint as price, (m.quality * 1000)::hugeint as quality, (m.sv * 1000)::hugeint as sv,
      coalesce((sum(g.before) * 10000000)::hugeint, 0) as before, coalesce((sum(g.after) * 10000000)::hugeint, 0) as after
    from prices p join marks m on m.tender = p.tender and m.bidder = p.bidder
    left join valued g on g.tender = p.tender and g.bidder = p.bidder and g.sound
    group by all),
  field as (select *, min(price) over w as lowest, max(before) over w as most_before, max(after) over w as most_after
    from values window w as (partition by tender)),
  marked as (select *, (40000000000000::hugeint * lowest) // price + 4000000000::hugeint * quality + 1000000000::hugeint * sv as rest from field)
  select tender, bidder, rest + case when most_before = 0 then 0 else (10000000000000::hugeint * before) // most_before end as before,
    rest + case when most_after = 0 then 0 else (10000000000000::hugeint * after) // most_after end as after
  from marked`);
// One line a tender: where every bid stood and stands, who won and would win, and the five measures that moved most.
await db.run(`create table placed as
  select t.tender, t.bidder, (t.before + 5000000000) // 10000000000 as before, rank() over (partition by t.tender order by t.before desc) as rank_before,
    (t.after + 5000000000) // 10000000000 as after, rank() over (partition by t.tender order by t.after desc) as rank_after
  from totals t`);
await db.run(`create table lines as
  with stood as (
    select tender, list({bidder: bidder, before: before::bigint, rank_before: rank_before, after: after::bigint, rank_after: rank_after} order by bidder) as bids,
      list(bidder order by bidder) filter (rank_before = 1) as was, list(bidder order by bidder) filter (rank_after = 1) as is_now,
      bool_or(rank_before <> rank_after) as moved
    from placed group by tender),
  measured as (select tender, measure, sum(before) as before, sum(after) as after from valued where sound group by all),
  why as (
    select tender, max_by({measure: measure, before: before::varchar, after: after::varchar}, abs(after - before), 5) as why,
      greatest(count(*) - 5, 0) as more
    from measured where before <> after group by tender)
  select t.number, t.tender, t.title, t.buyer, t.commenced, s.was, s.is_now, s.was <> s.is_now as winner_changed, s.moved, s.bids,
    w.why, coalesce(w.more, 0) as more
  from tenders t join stood s using (tender) left join why w using (tender)`);
await db.run(
  `copy (select * exclude (number) from lines order by number) to '${out}/tenders.ndjson' (format json)`,
);
await db.run(`copy (select measure, sum(before) as before, sum(after) as after, count(distinct tender) as tenders
  from valued where sound group by measure order by measure) to '${out}/measures.csv' (header true)`);
for (const [name, key] of [
  ["years", "year(commenced)"],
  ["buyers", "buyer"],
])
  await db.run(`copy (select ${key} as key, count(*) as tenders, count(*) filter (moved) as moved, count(*) filter (winner_changed) as winners
    from lines group by key order by key) to '${out}/${name}.csv' (header true)`);
