/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something comes from the console's own page, or from a script, and
 * not from a page of somebody else in the operator's browser. Such a page cannot set the header
 * without asking first, and nobody answers it.
 */
final class SameOrigin {

  /** Must be there, with any value. */
  static final String HEADER = "X-Xonce-Console";

  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameOrigin() {}

  /**
   * Judges a request by its headers; each but the host may be missing.
   *
   * @param site {@code Sec-Fetch-Site}
   * @return why it is refused; null if it is not
   */
  static @Nullable String obstacle(
      @Nullable String header,
      @Nullable String site,
      @Nullable String origin,
      @Nullable String host) {
    if (header == null) {
      return "The header " + HEADER + " is missing";
    }
    if (site != null && !OWN.contains(site)) {
      return "It comes from another site";
    }
    if (origin != null && !isOf(origin, host)) {
      return "It comes from %s, and was sent to %s: if that is this server, a proxy in front changes the header Host"
          .formatted(origin, host == null ? "nobody" : host);
    }
    return null;
  }

  /** Not by the scheme, which a proxy in front may have changed. */
  private static boolean isOf(String origin, @Nullable String host) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority != null
          && host != null
          && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
