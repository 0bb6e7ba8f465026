import * as fc from "fast-check";

/* A mutant is killed by the first counterexample: it need not be shrunk, and the same run must find it again. */
fc.configureGlobal({ endOnFailure: true, seed: 42 });
