/** No option of any command takes an empty value for a name that somebody meant. */
import { Command, type Option } from "commander";
import { expect, it } from "vitest";
import { list } from "../../src/cli/commands/list.ts";
import { main } from "../../src/main.ts";
import { world } from "./world.ts";

interface Asked {
  readonly words: readonly string[];
  readonly option: string;
}

/** Each option that wants a value, behind its command and whatever that needs. */
function askedOf(command: Command, words: readonly string[]): readonly Asked[] {
  const needed = command.registeredArguments.filter(({ required }) => required).map(() => "x");
  const wantsValue = ({ required, optional }: Option): boolean => required || optional;
  const own = command.options.flatMap(({ long, short, ...option }) =>
    wantsValue(option as Option) ? [{ words: [...words, ...needed], option: long ?? short ?? "" }] : [],
  );
  return [...own, ...command.commands.flatMap((one) => askedOf(one, [...words, one.name()]))];
}

const own = world(".");
const all: Asked[] = [];
for (const { name, load } of list) {
  const command = new Command(name);
  (await load())(command, own.io, () => undefined);
  all.push(...askedOf(command, [name]));
}

it("is asked of every command that has options", () => expect(all.length).toBeGreaterThan(60));

it.each(all.map(({ words, option }) => [[...words, option].join(" "), words, option] as const))(
  "%s and nothing",
  async (_, words, option) => {
    for (const empty of ["", "  "]) {
      const { io, out, error, written } = world(".");
      expect(await main([...words, option, empty], io)).toBe(2);
      expect([out(), written.size]).toEqual(["", 0]);
      expect(error()).toMatch(/error\[SV901\]: (?:`--[\w-]+` is given nothing|.*is invalid|required option)/);
    }
  },
);
