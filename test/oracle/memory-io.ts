// The program's world in memory: the one place to adapt when the shape of `Io` changes.
import { createHash } from "node:crypto";

export function memoryIo(files: Record<string, string>) {
  const encoder = new TextEncoder();
  const store = new Map<string, Uint8Array>(
    Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]),
  );
  const name = (path: string): string => path.replace(/^\.\//, "").replace(/^\/memory\//, "");
  const written = { out: "", error: "" };
  const io = {
    out: (text: string): void => {
      written.out += text;
    },
    error: (text: string): void => {
      written.error += text;
    },
    files: {
      read: (path: string): Uint8Array => {
        const bytes = store.get(name(path));
        if (bytes === undefined) {
          throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
            code: "ENOENT",
          });
        }
        return bytes;
      },
      exists: (path: string): boolean => store.has(name(path)),
      list: (folder: string): string[] => {
        const inside = name(folder);
        return inside === "" || inside === "." || inside === "/memory" ? [...store.keys()] : [];
      },
      write: (path: string, bytes: Uint8Array): void => {
        store.set(name(path), bytes);
      },
    },
    standardInput: (): Uint8Array => new Uint8Array(),
    columns: 80,
    isTerminal: false,
    errorIsTerminal: false,
    environment: {} as Record<string, string | undefined>,
    sha256: (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex"),
    folder: "/memory",
  };
  return { io, written };
}
