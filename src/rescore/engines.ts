/**
 * The ways of rescoring that may answer before the engine of `evaluate` does.
 * Without any of them every byte is the same, and the time is not.
 */
import type { NewFastPath } from "./fast-path.ts";

export const engines: { readonly fast?: () => Promise<NewFastPath> } = {
  fast: async () => (await import("./fast/fast-path.ts")).fastPath,
};
