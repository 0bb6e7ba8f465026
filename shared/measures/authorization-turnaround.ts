import { SECONDS_PER_HOUR } from "../calendar.js";
import { UNKNOWN } from "./columns.js";
import type { Companion, Moment } from "./definition.js";
import type { Episode } from "./episode.js";

/** Hours from the request for authorization to the decision; null where either is unknown or they are in wrong order. */
export function turnaroundHours(episode: Episode): number | null {
  const { authorizationRequestedAt: requested, authorizationDecidedAt: decided } = episode;
  if (requested === UNKNOWN || decided === UNKNOWN || decided < requested) return null;
  return (decided - requested) / SECONDS_PER_HOUR;
}

/**
 * Whether a request was decided within a limit, the limit itself included. Null, and so in no denominator, where it cannot
 * be known: no request; requested less than the limit before as-of, decided or not (only the early decisions of the newest
 * requests would be counted); in wrong order; decided at an instant that is not recorded; without a decision although the
 * person started, or although the inquiry closed before the limit was over.
 */
function isDecidedWithin(limitHours: number): (episode: Episode, moment: Moment) => boolean | null {
  return (episode, moment) => {
    const limit = limitHours * SECONDS_PER_HOUR;
    const requested = episode.authorizationRequestedAt;
    if (requested === UNKNOWN || !moment.hasReached(requested + limit)) return null;
    const turnaround = turnaroundHours(episode);
    if (turnaround !== null) return turnaround <= limitHours;
    const isUndecided = episode.authorizationDecidedAt === UNKNOWN && episode.authorizationResult === "";
    if (!isUndecided || episode.firstSessionAt !== UNKNOWN) return null;
    return episode.closedAt === UNKNOWN || episode.closedAt - requested >= limit ? false : null;
  };
}

const whoIsLeftOut =
  "A request that is older and still undecided counts as not within. Left out are requests that are younger, those decided at an instant that was not recorded, and undecided ones of people who started, or whose inquiry closed before that time was over.";

/** How fast insurers decide, of everyone with a request, started or not. By payer class: group by payer_class. */
export const authorizationCompanions: readonly Companion[] = [
  {
    kind: "duration",
    unit: "hours",
    over: "all",
    id: "authorization-turnaround",
    title: "Authorization turnaround",
    sentence: "Hours from the request for authorization to the insurer's decision, where both are recorded.",
    observe: turnaroundHours,
  },
  {
    kind: "proportion",
    over: "all",
    id: "authorization-within-72h",
    title: "Authorized or denied within 72 hours",
    sentence: `The insurer decided at most 72 hours after the request, the limit for urgent requests that binds many payers. ${whoIsLeftOut}`,
    observe: isDecidedWithin(72),
  },
  {
    kind: "proportion",
    over: "all",
    id: "authorization-within-7-days",
    title: "Authorized or denied within 7 days",
    sentence: `The insurer decided at most 7 times 24 hours after the request, the limit for standard requests that binds many payers. ${whoIsLeftOut}`,
    observe: isDecidedWithin(7 * 24),
  },
];
