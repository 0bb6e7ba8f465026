import * as z from "zod";

const instant = z.string().nullable();

/** One episode as its timeline shows it; everything is known by the as-of instant. */
export const episodeResponse = z.object({
  asOf: z.string(),
  programCode: z.string(),
  episodeNo: z.int(),
  zone: z.string().describe("IANA zone that decides the program's local days"),
  inquiryId: z.string().nullable(),
  enrollmentId: z.string().nullable(),
  cohort: z.string().nullable(),
  isRepeat: z.boolean(),
  group: z.string().nullable(),
  payerClass: z.string().nullable(),
  referralSource: z.string().nullable(),
  ageBand: z.string().nullable(),
  channel: z.string().nullable(),
  inquiredAt: instant,
  assessmentOfferedAt: instant,
  assessmentAt: instant,
  authorizationRequestedAt: instant,
  authorizationDecidedAt: instant,
  authorizationResult: z.string().nullable(),
  firstSessionOfferedAt: instant,
  firstSessionAt: instant,
  closedAt: instant,
  closedReason: z.string().nullable(),
  admittedOn: z.string().nullable(),
  plannedWeeks: z.int().nullable(),
  dischargedOn: z.string().nullable(),
  dischargeReason: z.string().nullable(),
  sessions: z.array(
    z.object({
      startsAt: z.string(),
      on: z.string().describe("local day"),
      kind: z.string().nullable(),
      scheduledMinutes: z.int(),
      attendedMinutes: z.int(),
      status: z.enum(["attended", "partial", "excused", "no_show", "cancelled"]),
    }),
  ),
  scores: z.array(
    z.object({
      instrument: z.string(),
      on: z.string().describe("local day"),
      total: z.number(),
      isProrated: z.boolean(),
      safetyItem: z.int().nullable(),
    }),
  ),
  classes: z
    .array(
      z.object({
        measure: z.string(),
        instrument: z.string().nullable(),
        indexOn: z.string(),
        class: z.string(),
        reason: z.string(),
        value: z.number().nullable(),
        unit: z.string(),
      }),
    )
    .describe("in which class each measure puts the episode, and why; weeks each by themselves"),
});
export type EpisodeResponse = z.infer<typeof episodeResponse>;
