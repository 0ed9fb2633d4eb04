/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Answers that are given for each store. */
final class Stores {

  private Stores() {}

  /** What all stores hold of a kind. */
  static Stream<JsonObject> all(JsonObject answer, String what) {
    return stores(answer).stream().flatMap(store -> Members.all(store, what).stream());
  }

  /** Says which stores could not be asked, or that there was none to ask. */
  static void troubles(JsonObject answer, Output out) {
    if (stores(answer).isEmpty()) {
      out.line(
          "No store could be asked: there is no consumer on this server. Has its application failed"
              + " at its deployment?");
    }
    for (JsonObject store : stores(answer)) {
      if (Members.has(store, "error")) {
        out.line("Problem: %s: %s", Members.text(store, "store"), Members.text(store, "error"));
      }
    }
  }

  static boolean hasTroubles(JsonObject answer) {
    return stores(answer).isEmpty()
        || stores(answer).stream().anyMatch(store -> Members.has(store, "error"));
  }

  private static List<JsonObject> stores(JsonObject answer) {
    return Members.all(answer, "stores");
  }
}
