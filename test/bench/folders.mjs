// The tenders of an archive of big tables, each written again as a folder of its own: tender.yaml as a person writes it,
// bids.csv with the price and the marks of each bid, commitments.csv. The same figures, so that the time of a tender can be
// held against the time of a tender in the big tables.
import { createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Folders that lie in one: a folder of a hundred thousand is slow to list on some disks. */
const TOGETHER = 1_000;

const yaml = ({ tender, library, award }) =>
  `svscore: 1
tender:
  reference: ${tender.reference}
  title: ${tender.title}
  buyer: ${tender.buyer}
  buyer-type: ${tender["buyer-type"]}
  commenced: ${tender.commenced}
  value: { excluding-vat: ${tender.value["excluding-vat"]} }
library: ../../${library.replace("./", "")}
award:
  criteria:
${award.criteria
  .map((one) =>
    Object.entries(one)
      .map(([key, value], index) => `    ${index === 0 ? "- " : "  "}${key}: ${value}\n`)
      .join(""),
  )
  .join("")}`;

/** The lines of a file by the tender that they begin with; a line end inside quotes belongs to its row. */
async function* byTender(path) {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let [header, key, rows, open] = [undefined, undefined, [], ""];
  for await (const line of lines) {
    if (header === undefined) {
      header = line;
      continue;
    }
    open = open === "" ? line : `${open}\n${line}`;
    if ((open.split('"').length - 1) % 2 === 1) continue;
    const comma = open.indexOf(",");
    const own = open.slice(0, comma);
    if (own !== key && key !== undefined) {
      yield [key, rows];
      rows = [];
    }
    key = own;
    rows.push(open.slice(comma + 1));
    open = "";
  }
  if (key !== undefined) yield [key, rows];
}

/** @returns a reader that gives each tender's rows in turn, for tenders in the order of the table. */
function inStep(rows) {
  let ahead;
  return async (key) => {
    ahead ??= (await rows.next()).value;
    if (ahead?.[0] !== key) return [];
    const [, own] = ahead;
    ahead = undefined;
    return own;
  };
}

/**
 * @param archive big tables, sorted by tender, as `generate` makes them
 * @param folder where the folders are written; the libraries lie beside them
 * @returns how many folders there are
 */
export async function asFolders(archive, folder, copy) {
  const [prices, marks, commitments] = ["prices", "marks", "commitments"].map((name) =>
    inStep(byTender(join(archive, `${name}.csv`))),
  );
  mkdirSync(folder, { recursive: true });
  for (const name of ["old.yaml", "new.yaml"]) copy(join(archive, name), join(folder, name));
  let made = 0;
  const lines = createInterface({ input: createReadStream(join(archive, "tenders.ndjson")) });
  for await (const line of lines) {
    const whole = JSON.parse(line);
    const { reference } = whole.tender;
    const own = join(folder, `group-${String(Math.floor(made / TOGETHER)).padStart(3, "0")}`, reference);
    mkdirSync(own, { recursive: true });
    const given = new Map();
    for (const row of await marks(reference)) {
      const [bidder, criterion, mark] = row.split(",");
      given.set(`${bidder}\n${criterion}`, mark);
    }
    const bids = (await prices(reference)).map((row) => {
      const [bidder, price] = row.split(",");
      return `${bidder},${price},${given.get(`${bidder}\nquality`)},${given.get(`${bidder}\nsv-quality`)}\n`;
    });
    writeFileSync(join(own, "tender.yaml"), yaml(whole));
    writeFileSync(join(own, "bids.csv"), `bidder,price,quality,sv-quality\n${bids.join("")}`);
    writeFileSync(
      join(own, "commitments.csv"),
      `bidder,measure,quantity,unit,to,evidence,plan,owner\n${(await commitments(reference)).map((row) => `${row}\n`).join("")}`,
    );
    made += 1;
  }
  return made;
}
