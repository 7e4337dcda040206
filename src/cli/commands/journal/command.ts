/** The arguments and options of `svscore journal add`, `show` and `check`. */
import { Argument, Option } from "commander";
import { checkOutcomes, entryKinds } from "../../../evidence/journal/kinds.ts";
import { formatOption, outputOption, tenderOption } from "../../options.ts";
import { type Define, exampleHelpText } from "../define.ts";

export const define: Define = (command, io, answer) => {
  command.addHelpText(
    "before",
    exampleHelpText(
      'svscore journal add my-tender mark --evaluator "A. Evaluator" --bidder "Acme" --criterion quality --mark 4 --reason "…" --cites "section 2"',
    ),
  );
  command
    .command("add")
    .description("add an entry, or every row of a marks file")
    .argument("<journal>", "the journal, or the tender's folder (its journal is marks.journal.ndjson)")
    .addArgument(
      new Argument("[kind]", "what is recorded").choices(
        entryKinds.filter((kind) => kind !== "opened" && kind !== "blinded"),
      ),
    )
    .option("--from <marks>", "add every row of a marks file (CSV) that the journal does not have")
    .option("--bidder <name>", "whose bid")
    .option("--lot <id>", "which lot")
    .option("--criterion <id>", "which criterion")
    .option("--aspect <id>", "which aspect of the criterion")
    .option("--evaluator <name>", "whose mark, declaration or signature")
    .option("--mark <mark>", "the mark")
    .option("--rationale <words>", "the reason for the mark")
    .option("--feedback <words>", "what the bidder may be told, apart from the panel's own reason")
    .option("--cites <words>", "where in the bid it is found")
    .option("--reason <words>", "why: of a mark, a check, a correction or a withdrawal")
    .option("--replaces <entry>", "for a correction: the number of the entry that it replaces")
    .option("--of <entry>", "for a withdrawal: the number of the entry that is taken back")
    .addOption(new Option("--conflict <answer>", "for a conflict of interest").choices(["none", "declared"]))
    .addOption(
      new Option("--step <step>", "for an abnormally low price").choices([
        "flagged",
        "asked",
        "answered",
        "accepted",
        "disregarded",
      ]),
    )
    .option("--measure <id>", "for a check of evidence: the measure under which something is promised")
    .option("--promised <quantity>", "which promise, where the bid makes several: the quantity as promised")
    .addOption(new Option("--outcome <outcome>", "what the check came to").choices(checkOutcomes))
    .option("--quantity <quantity>", "how much is verified, where that is a part")
    .option("--by <name>", "who checked the evidence")
    .option("--reference <words>", "what was looked at, for example a document and its page")
    .option("--present <names>", "who was present")
    .option("--note <words>", "what was said or done")
    .option("--who <name>", "who makes the entry")
    .option("--when <time>", "when it happened, in UTC, for example 2026-11-03T10:15; otherwise now")
    .addOption(tenderOption("the journal"))
    .addHelpText(
      "before",
      exampleHelpText(
        'svscore journal add my-tender consensus --bidder "Acme" --criterion quality --mark 4 --reason "Section 2.1 gives…" --cites "section 2.1"',
      ),
    )
    .action(async (journal: string, kind: string | undefined, options) =>
      answer(await (await import("./add.ts")).runJournalAdd(io, journal, kind, options)),
    );
  command
    .command("blind")
    .description("give the bidders letters, so that they are marked unseen, and keep the key apart")
    .argument("<journal>", "the journal, or the tender's folder")
    .argument("<bids...>", "the bids, or the folder that holds them")
    .addOption(tenderOption())
    .option("-o, --output <file>", "where the key goes; otherwise blind.key.json beside the journal")
    .addHelpText(
      "before",
      exampleHelpText("svscore journal blind my-tender my-tender/bids.csv -o locked-away/key.json"),
    )
    .action(async (journal: string, bids: readonly string[], options) =>
      answer(await (await import("./blind-command.ts")).journalBlindCommand(io, journal, bids, options)),
    );
  command
    .command("show")
    .description("print the journal so that people can read it")
    .argument("<journal>", "the journal, or the tender's folder")
    .option("--bidder <name>", "only what is about this bidder")
    .option("--criterion <id>", "only what is about this criterion")
    .addOption(formatOption(["table", "json"]))
    .addOption(outputOption())
    .addHelpText("before", exampleHelpText('svscore journal show my-tender --bidder "Acme"'))
    .action(async (journal: string, options) =>
      answer(await (await import("./show.ts")).runJournalShow(io, journal, options)),
    );
  command
    .command("check")
    .description("check the journal's chain, and whether things were done in their order")
    .argument("<journal>", "the journal, or the tender's folder")
    .option("--head <digest>", "a head that was kept elsewhere: the journal must still hold it")
    .addOption(formatOption(["table", "json"]))
    .addOption(outputOption())
    .addHelpText("before", exampleHelpText("svscore journal check my-tender"))
    .action(async (journal: string, options) =>
      answer(await (await import("./check.ts")).runJournalCheck(io, journal, options)),
    );
};
