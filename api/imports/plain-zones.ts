/**
 * Names of the IANA database without a region that PostgreSQL and Node read alike. Not among them are CET, EET, MET and WET,
 * of which PostgreSQL takes the abbreviation: their summers would be an hour off.
 */
export const plainZones = [
  ..."UTC UCT Universal Zulu GMT GMT0 GMT+0 GMT-0 Greenwich".split(" "),
  ..."EST MST HST EST5EDT CST6CDT MST7MDT PST8PDT Navajo".split(" "),
  ..."Cuba Egypt Eire GB GB-Eire Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya".split(" "),
  ..."NZ NZ-CHAT Poland Portugal PRC ROC ROK Singapore Turkey W-SU".split(" "),
];

/** Zones that have no summer time, though in most of the places that write them clocks change. */
export const zonesWithoutSummer = ["EST", "MST"];
