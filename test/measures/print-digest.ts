import { digestOfAll } from "./digest.js";

/* A process of its own, because a zone and a locale are a process's. What it runs under stands first. */
const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
process.stdout.write(`${timeZone} ${locale} ${(1234.5).toLocaleString()}\n${digestOfAll()}`);
