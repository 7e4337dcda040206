/**
 * What a check of a library looks at and what it finds. A fault never stops a
 * score: what must stop one is a diagnostic of `load.ts`. Each rule has a name
 * of its own, so that it can be looked up, counted and set in a baseline.
 */
import type { Span } from "../../source/span.ts";
import { deepestNodeOnPath, type Node, type TreePath } from "../../source/tree.ts";
import type { Written } from "../load.ts";
import type { LibraryFile, MeasureFile, ProxyFile } from "../schema.ts";

/** An `error` fails a check, a `warning` does when asked to, a `note` never does. */
export type Level = "error" | "warning" | "note";

export interface CheckRule {
  readonly id: string;
  readonly level: Level;
  /** What the rule finds, in a line. */
  readonly title: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface Fault {
  readonly rule: CheckRule;
  /** Absent where a file is missing or a fault is of the whole folder. */
  readonly span?: Span;
  readonly file?: string;
  readonly measure?: string;
  readonly cause: string;
  /** In place of the rule's own, where the case tells more. */
  readonly remedy?: string;
}

export interface LibrarySubject {
  readonly file: LibraryFile;
  readonly node: Node;
  readonly written: readonly Written[];
  /** Whether svscore itself hands the library on, which binds it to stricter rules. */
  readonly shipped: boolean;
}

export interface LibraryCheck {
  readonly rules: readonly CheckRule[];
  readonly find: (subject: LibrarySubject) => readonly Fault[];
}

/** A dated value with its measure and the way to it. */
export interface Value {
  readonly measure: MeasureFile;
  readonly proxy: ProxyFile;
  readonly path: TreePath;
  readonly previous?: ProxyFile;
}

/** @returns every dated value of the library, each with the one before it. */
export function datedProxyValues({ written }: LibrarySubject): readonly Value[] {
  return written.flatMap(({ measure, path }) =>
    (measure.proxy ?? []).map((proxy, index, all) => {
      const previous = all[index - 1];
      return {
        measure,
        proxy,
        path: [...path, "proxy", index],
        ...(previous !== undefined && { previous }),
      };
    }),
  );
}

/** @returns a fault at the end of a path. */
export function faultAtPath(
  { node }: LibrarySubject,
  rule: CheckRule,
  path: TreePath,
  says: { readonly measure?: string; readonly cause: string; readonly remedy?: string },
): Fault {
  return { rule, span: firstTextSpan(node, path), ...says };
}

/** A whole table or list is too much to underline: its first words will do. */
function firstTextSpan(node: Node, path: TreePath): Span {
  let found = deepestNodeOnPath(node, path);
  while (found.kind !== "text") {
    const inner: Node | undefined = found.kind === "list" ? found.items[0] : found.entries[0]?.key;
    if (inner === undefined) break;
    found = inner;
  }
  return found.span;
}
