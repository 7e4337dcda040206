/** The signature of a pack, checked by `ssh-keygen`, which is part of every system; svscore has no keys and writes none. */
import { MANIFEST, SIGNATURE } from "../../evidence/pack/names.ts";
import type { Io } from "../../io/io.ts";

const NAMESPACE = "svscore.evaluation";

export interface Signed {
  readonly state: "none" | "good" | "bad" | "unknown";
  readonly says: string;
}

/** @param signers a file of allowed signers, as `ssh-keygen -Y verify` reads it */
export async function checkSignature(
  io: Io,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  signers: string | undefined,
): Promise<Signed> {
  const manifest = files.get(MANIFEST);
  if (!files.has(SIGNATURE) || manifest === undefined)
    return signers === undefined
      ? { state: "none", says: "there is no signature" }
      : { state: "bad", says: `there is no signature (${SIGNATURE}), and signers were given` };
  const keeping = await io.keeping?.();
  const path = `${folder}/${SIGNATURE}`;
  const run = (words: readonly string[]) => keeping?.run("ssh-keygen", ["-Y", ...words], manifest);
  if (signers === undefined) {
    const checked = run(["check-novalidate", "-n", NAMESPACE, "-s", path]);
    if (checked === undefined) return absent;
    return checked.status === 0
      ? {
          state: "unknown",
          says: `the manifest is signed ${signingKeyFromOutput(checked.output)}; who holds that key is not known: give --signers`,
        }
      : { state: "bad", says: `the signature does not fit the manifest` };
  }
  const found = run(["find-principals", "-n", NAMESPACE, "-s", path, "-f", signers]);
  if (found === undefined) return absent;
  const signer = found.output.split("\n")[0]?.trim() ?? "";
  if (found.status !== 0 || signer === "")
    return {
      state: "bad",
      says: "the key that signed the manifest is not among the signers that were given",
    };
  const checked = run(["verify", "-n", NAMESPACE, "-s", path, "-f", signers, "-I", signer]);
  return checked?.status === 0
    ? { state: "good", says: `signed by ${signer} ${signingKeyFromOutput(checked.output)}` }
    : { state: "bad", says: `the signature does not fit the manifest (claimed to be by ${signer})` };
}

const absent: Signed = {
  state: "unknown",
  says: "there is a signature, and ssh-keygen, which checks it, is not installed here",
};

const signingKeyFromOutput = (output: string): string => {
  const key = /with (\S+ key \S+)/.exec(output)?.[1];
  return key === undefined ? "" : `with the ${key}`;
};
