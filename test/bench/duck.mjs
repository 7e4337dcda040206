// The same job in DuckDB, as a whole process: every field checked, exact sums in DECIMAL, totals and ranks before and after,
// pounds by measure. Factors come ready-made from a file, which favours DuckDB; svscore works its own out from the libraries.
// Usage: node duck.mjs ARCHIVE FACTORS OUT
import { DuckDBInstance } from "@duckdb/node-api";

const [archive = "", factors = "", out = ""] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads: process.env["THREADS"] ?? "2" });
const db = await instance.connect();

const columns = (names) => `{${names.map((name) => `'${name}': 'VARCHAR'`).join(", ")}}`;
const table = (name, names) =>
  `read_csv('${archive}/${name}.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', columns = ${columns(names)})`;

await db.run(`create table tenders as
  select row_number() over () as number, tender->>'reference' as tender, (tender->>'commenced')::date as commenced
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

// Rows that do not pass every check are counted and left out.
await db.run(`create table grouped as
  select r.tender, r.bidder, r.measure,
    bool_and(regexp_matches(quantity, '^(0|[1-9][0-9]{0,11})([.][0-9]{1,3})?$') and f.measure is not null and t.tender is not null
      and (r.unit = '' or r.unit = f.unit) and try_cast(r."to" as date) is not null and length(evidence) > 0 and length(plan) > 0
      and length(owner) > 0) as sound,
    sum(quantity::decimal(15,3) * f.before) as before, sum(quantity::decimal(15,3) * f.after) as after
  from ${table("commitments", ["tender", "bidder", "measure", "quantity", "unit", "to", "evidence", "plan", "owner"])} r
  left join tenders t on t.tender = r.tender
  left join factors f on f.measure = r.measure and f.early = (t.commenced < date '2025-04-01')
  group by all`);

// Whole numbers of 10^-12 marks: HUGEINT division cuts, and nothing that is shown lies that near to a rounding edge.
await db.run(`create table totals as
  with values as (
    select p.tender, p.bidder, (p.price * 100)::hugeint as price, (m.quality * 1000)::hugeint as quality, (m.sv * 1000)::hugeint as sv,
      coalesce((sum(g.before) * 10000000)::hugeint, 0) as before, coalesce((sum(g.after) * 10000000)::hugeint, 0) as after
    from prices p join marks m on m.tender = p.tender and m.bidder = p.bidder
    left join grouped g on g.tender = p.tender and g.bidder = p.bidder and g.sound
    group by all),
  field as (select *, min(price) over w as lowest, max(before) over w as most_before, max(after) over w as most_after
    from values window w as (partition by tender)),
  marked as (select *, (40000000000000::hugeint * lowest) // price + 4000000000::hugeint * quality + 1000000000::hugeint * sv as rest from field)
  select tender, bidder, rest + case when most_before = 0 then 0 else (10000000000000::hugeint * before) // most_before end as before,
    rest + case when most_after = 0 then 0 else (10000000000000::hugeint * after) // most_after end as after
  from marked`);
await db.run(`copy (
  select t.tender, t.bidder, (t.before + 5000000000) // 10000000000 as before, rank() over (partition by t.tender order by t.before desc) as rank_before,
    (t.after + 5000000000) // 10000000000 as after, rank() over (partition by t.tender order by t.after desc) as rank_after
  from totals t join tenders using (tender) order by number, bidder) to '${out}/bids.csv' (header true)`);
await db.run(`copy (select measure, sum(before) as before, sum(after) as after, count(distinct tender) as tenders
  from grouped where sound group by measure order by measure) to '${out}/measures.csv' (header true)`);
