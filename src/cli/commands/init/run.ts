/** `svscore init`: a tender folder that evaluates at once, with invented bidders to write over. */

import { Refusal } from "../../../diagnostics/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import { unwritableFileRefusal } from "../../../io/disk-errors.ts";
import type { Io } from "../../../io/io.ts";
import { readPackageFileText } from "../../../io/own-files.ts";
import { quote, toVisibleText } from "../../../source/quote.ts";
import { EXIT } from "../../exit.ts";

const tender = `# yaml-language-server: $schema=tender.schema.json
# A starting point: put your own tender in its place. \`svscore schema tender\` prints what may stand here.
svscore: 1
tender:
  reference: MY-TENDER-1
  title: My tender
  buyer: My organisation
  buyer-type: local-government      # central-government, nhs-england, local-government, northern-ireland, wales, scotland, other
  commenced: 2026-10-01             # the day the tender notice was published: it picks the rules and the proxy values
  value: { excluding-vat: 500000, including-vat: 600000 }
  subject: services                 # services, goods, works, mixed, healthcare: the threshold of the day hangs on it
  light-touch: false                # true for a light touch contract, which has a threshold of its own
library: cheshire-merseyside
award:
  criteria:
    - id: price
      title: Price
      weight: 40
      from: price
      score: lowest-over-value
    - id: quality
      title: Quality
      weight: 40
      from: marks
      scale: 5
    - id: social-value
      title: Social value
      weight: 20
      social-value: true
      criteria:
        - id: sv-quality
          title: Quality of the social value answer
          weight: 12
          from: marks
          scale: 5
        - id: sv-quantity
          title: Value of the commitments
          weight: 8
          from: commitments
          score: { by: between, worst: 0, best: 10% of value }
          needs: { sv-quality: 60% }
  already-required: []              # ids of measures that the specification or the law already demands
  rounding: { places: 2 }
  ties: [sv-quality, price]
`;

const bids = `bidder,price,quality,sv-quality,vcse
Example Bidder One (invented),480000,4,3,no
Example Bidder Two (invented),495000,4,5,yes
`;

const commitments = `bidder,measure,quantity,unit,from,to,evidence,plan,owner
Example Bidder One (invented),COMM-04,600,hour,2026-12-01,2028-11-30,log signed by host,two staff days a month,contract manager
Example Bidder Two (invented),WORK-03,1,person-year,2026-12-01,2027-11-30,payroll and self-declaration,recruit with a local charity,operations lead
Example Bidder Two (invented),ECON-01,2000,GBP,2026-12-01,2027-03-31,receipts by the groups,donate laptops at refresh,finance lead
`;

/** The schema lies beside the tender, so that an editor checks it without a network. */
const starterFileTexts = (): Readonly<Record<string, string>> => ({
  "tender.yaml": tender,
  "bids.csv": bids,
  "commitments.csv": commitments,
  "tender.schema.json": readPackageFileText("measures", "schema", "tender.json"),
});

/** @throws Refusal SV904 when a file of that name is already there: nothing is written over; SV901 for no name at all. */
export function runInit(io: Io, folder: string): number {
  const files = starterFileTexts();
  const at = (name: string): string => (folder === "." ? name : `${folder.replace(/[/\\]+$/, "")}/${name}`);
  const there = Object.keys(files).filter((name) => io.files.exists(at(name)));
  if (there.length > 0) {
    const names = there.map((name) => quote(shownFileName(at(name)))).join(", ");
    throw new Refusal([
      {
        code: "SV904",
        cause: `${names} ${there.length === 1 ? "is" : "are"} already there`,
        remedy: "name another folder, or move what is there: nothing is written over",
      },
    ]);
  }
  try {
    for (const [name, text] of Object.entries(files))
      io.files.write(at(name), new TextEncoder().encode(text));
  } catch (error) {
    throw unwritableFileRefusal(shownFileName(folder), error);
  }
  io.out(
    `${toVisibleText(`Wrote ${Object.keys(files).map(at).join(", ")}.`)}\n${toVisibleText(`Now run: svscore evaluate ${at("bids.csv")}`)}\n`,
  );
  return EXIT.answered;
}
