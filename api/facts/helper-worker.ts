import { MessagePort, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { forgetClasses } from "#shared/measures/counting/kept-classes";
import { answerQuestion, post } from "./answer-question.js";
import type { CountingRequest } from "./columns-messages.js";
import { takeUp, type Known, type SharedColumns } from "./shared-columns.js";

// A second thread that counts, from the columns that the first one keeps. It asks nothing of the database.

const { columns } = z.object({ columns: z.instanceof(MessagePort) }).parse(workerData);
let known: Known | null = null;

columns.on("message", (shared: SharedColumns) => {
  known = takeUp(shared, known);
  post({ kind: "version", version: known.columns.version });
});
parentPort?.on("message", (request: CountingRequest) => {
  if (!known) throw new Error("A question came before the columns.");
  if (request.kind === "forget") forgetClasses(known.columns, request.measureId);
  else post(answerQuestion(request, known));
});
