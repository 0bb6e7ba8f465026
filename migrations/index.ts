import { AloneStays1764000000008 } from "./0008-alone-stays.js";
import { CareProcess1764000000001 } from "./0001-care-process.js";
import { Facts1764000000002 } from "./0002-facts.js";
import { FreshStatistics1764000000006 } from "./0006-fresh-statistics.js";
import { GoalSettings1764000000005 } from "./0005-goal-settings.js";
import { KeysAside1764000000009 } from "./0009-keys-aside.js";
import { NoMinutes1764000000007 } from "./0007-no-minutes.js";
import { NotesAndViews1764000000004 } from "./0004-notes-and-views.js";
import { InstrumentSettings1764000000003 } from "./0003-instrument-settings.js";

/** All migrations in the order in which they run. */
export const migrations = [
  CareProcess1764000000001,
  Facts1764000000002,
  InstrumentSettings1764000000003,
  NotesAndViews1764000000004,
  GoalSettings1764000000005,
  FreshStatistics1764000000006,
  NoMinutes1764000000007,
  AloneStays1764000000008,
  KeysAside1764000000009,
];
