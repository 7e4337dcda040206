/**
 * The lines by which a build log marks a file: GitHub's and Azure's. A log
 * reads commands out of its text, so every character that could end one or
 * begin another is escaped.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
import { toVisibleText } from "../../source/quote.ts";
import {
  type FaultDocument,
  type FaultReporter,
  faultCountsLine,
  faultSentence,
  faultSourcePlace,
} from "./model.ts";

const visibleFaultSentence = (fault: FaultDocument): string => toVisibleText(faultSentence(fault));

const escapeGithubMessage = (text: string): string =>
  text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");

const escapeGithubProperty = (text: string): string =>
  escapeGithubMessage(toVisibleText(text)).replace(/:/g, "%3A").replace(/,/g, "%2C");

/** Words that begin a command in the middle of a line are parted. */
const escapeLogText = (text: string): string =>
  toVisibleText(text).replace(/##/g, "#\u2060#").replace(/::/g, ":\u2060:");

export const github: FaultReporter = (document) => {
  const lines = document.faults.map((fault) => {
    const command = fault.level === "note" ? "notice" : fault.level;
    const properties = [
      `file=${escapeGithubProperty(fault.file)}`,
      ...(fault.line === null ? [] : [`line=${fault.line}`]),
      ...(fault.column === null ? [] : [`col=${fault.column}`]),
      ...(fault.endColumn === null ? [] : [`endColumn=${fault.endColumn}`]),
      `title=${escapeGithubProperty(`svscore ${fault.rule}`)}`,
    ];
    return `::${command} ${properties.join(",")}::${escapeGithubMessage(visibleFaultSentence(fault))}`;
  });
  return [...lines, escapeLogText(faultCountsLine(document)), ""].join("\n");
};

const escapeAzureProperty = (text: string): string =>
  toVisibleText(text)
    .replace(/%/g, "%AZP25")
    .replace(/\r/g, "%0D")
    .replace(/\n/g, "%0A")
    .replace(/\]/g, "%5D")
    .replace(/;/g, "%3B");

export const azure: FaultReporter = (document) => {
  const lines = document.faults.map((fault) => {
    if (fault.level === "note")
      return escapeLogText(`${faultSourcePlace(fault)}: note: ${visibleFaultSentence(fault)}`);
    const properties = [
      `type=${fault.level}`,
      `sourcepath=${escapeAzureProperty(fault.file)}`,
      ...(fault.line === null ? [] : [`linenumber=${fault.line}`]),
      ...(fault.column === null ? [] : [`columnnumber=${fault.column}`]),
      `code=${escapeAzureProperty(fault.rule)}`,
    ];
    return `##vso[task.logissue ${properties.join(";")}]${visibleFaultSentence(fault).replace(/%/g, "%AZP25")}`;
  });
  return [...lines, escapeLogText(faultCountsLine(document)), ""].join("\n");
};
