/** What stands in VERIFY.txt: how anybody can check a pack, now or years later, with this program or without it. */

/** @param version of the svscore that made the pack */
export const verifyInstructionsText = (version: string): string => `HOW TO CHECK THIS EVIDENCE PACK

This folder holds everything that an evaluation by svscore ${version} rests on, and
what it gave. It was written whole, and nothing in it depends on when or where.
It may hold evaluators' names and bidders' confidential figures: keep it as you
keep the bids.

  inputs/          exact copies of the tender, the bids, the marks or the journal
  measures/        exact copies of the measures, rules and series that were used
  evaluation.json  the evaluation, every figure exact and with its workings
  workings.txt     the workings of every bid, for reading
  reports/         the same evaluation for reading
  manifest.json    what was asked, and the SHA-256 digest of every file
                   (canonical JSON, RFC 8785)
  SHA256SUMS       the same digests, for any system's own tool

1. Without svscore: that no byte has changed

  Linux     sha256sum -c SHA256SUMS
  macOS     shasum -a 256 -c SHA256SUMS
  Windows   Get-FileHash FILE -Algorithm SHA256, and compare

2. With svscore: that the figures follow from the inputs

  svscore verify FOLDER

It checks every digest, looks for files that are missing or do not belong here,
checks the journal's chain, that it ends where it ended when the pack was made
(the manifest holds its length and its head), and the signature where there is
one, evaluates again from the copies in this folder alone, and says precisely
what differs. It needs no network. Any later svscore can do it; with svscore ${version} every
file must come out the same to the byte.

3. By hand: that a figure is right

Look the figure up in workings.txt: each has its sum with the numbers in it, the
rule that made it, and the file, line and cell that every number was read from.
"bids.csv:3:14" is line 3, column 14 of the copy of bids.csv in inputs/.

4. Signing, by the authority

svscore holds no keys. Whoever answers for the award signs the manifest with an
SSH key, once:

  ssh-keygen -Y sign -f KEY -n svscore.evaluation manifest.json

That writes manifest.json.sig beside it. Anybody who knows the signer's public
key puts it in a file, one line: NAME namespaces="svscore.evaluation" KEY-TYPE KEY
and checks it with

  svscore verify FOLDER --signers FILE

or without svscore

  ssh-keygen -Y verify -f FILE -I NAME -n svscore.evaluation \\
    -s manifest.json.sig < manifest.json

5. What this cannot show

Whoever can write to this folder can make it anew with other inputs. Only what is
kept elsewhere shows that: a signature, or the digest of manifest.json, which
\`svscore verify\` prints, in the minutes or in the award letter
(svscore verify FOLDER --manifest DIGEST).
`;
