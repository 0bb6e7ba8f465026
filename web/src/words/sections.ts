/** The sections of the registry in the order of care; every measure stands in one, so that a new one appears by itself. */
export const sections = [
  { id: "access", title: "Access" },
  { id: "engagement", title: "Engagement" },
  { id: "completion", title: "Completion and length" },
  { id: "symptoms", title: "Symptoms" },
] as const;
