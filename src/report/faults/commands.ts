/**
 * The lines by which a build log marks a file: GitHub's and Azure's. A log
 * reads commands out of its text, so every character that could end one or
 * begin another is escaped.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
import { visible } from "../../source/quote.ts";
import { countFaults, type FaultDocument, type FaultReporter, faultPlace, faultSentence } from "./model.ts";

const visibleSentence = (fault: FaultDocument): string => visible(faultSentence(fault));

const percentEscaped = (text: string): string =>
  text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");

const githubProperty = (text: string): string =>
  percentEscaped(visible(text)).replace(/:/g, "%3A").replace(/,/g, "%2C");

/** Words that begin a command in the middle of a line are parted. */
const escapeText = (text: string): string =>
  visible(text).replace(/##/g, "#\u2060#").replace(/::/g, ":\u2060:");

export const github: FaultReporter = (document) => {
  const lines = document.faults.map((fault) => {
    const command = fault.level === "note" ? "notice" : fault.level;
    const properties = [
      `file=${githubProperty(fault.file)}`,
      ...(fault.line === null ? [] : [`line=${fault.line}`]),
      ...(fault.column === null ? [] : [`col=${fault.column}`]),
      ...(fault.endColumn === null ? [] : [`endColumn=${fault.endColumn}`]),
      `title=${githubProperty(`svscore ${fault.rule}`)}`,
    ];
    return `::${command} ${properties.join(",")}::${percentEscaped(visibleSentence(fault))}`;
  });
  return [...lines, escapeText(countFaults(document)), ""].join("\n");
};

const azureProperty = (text: string): string =>
  visible(text)
    .replace(/%/g, "%AZP25")
    .replace(/\r/g, "%0D")
    .replace(/\n/g, "%0A")
    .replace(/\]/g, "%5D")
    .replace(/;/g, "%3B");

export const azure: FaultReporter = (document) => {
  const lines = document.faults.map((fault) => {
    if (fault.level === "note") return escapeText(`${faultPlace(fault)}: note: ${visibleSentence(fault)}`);
    const properties = [
      `type=${fault.level}`,
      `sourcepath=${azureProperty(fault.file)}`,
      ...(fault.line === null ? [] : [`linenumber=${fault.line}`]),
      ...(fault.column === null ? [] : [`columnnumber=${fault.column}`]),
      `code=${azureProperty(fault.rule)}`,
    ];
    return `##vso[task.logissue ${properties.join(";")}]${visibleSentence(fault).replace(/%/g, "%AZP25")}`;
  });
  return [...lines, escapeText(countFaults(document)), ""].join("\n");
};
