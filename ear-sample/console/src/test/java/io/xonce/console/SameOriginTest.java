/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests may change something. */
class SameOriginTest {

  @ParameterizedTest
  @CsvSource({
    "1, same-origin, http://console:8080, console:8080",
    "1, none, , console:8080",
    "1, , , console:8080",
    "1, same-origin, https://Console, console"
  })
  void requestOfThePageOrAScript_isLetIn(
      String header, @Nullable String site, @Nullable String origin, String host) {
    assertThat(SameOrigin.obstacle(header, site, origin, host)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    ", same-origin, http://console:8080, console:8080",
    "1, cross-site, http://console:8080, console:8080",
    "1, same-site, http://console:8080, console:8080",
    "1, , http://evil, console:8080",
    "1, , http://console:8081, console:8080",
    "1, , null, console:8080",
    "1, , http://console:8080.evil, console:8080",
    "1, , http://console:8080@evil, console:8080",
    "1, , http:// , console:8080",
    "1, , http://console:8080, "
  })
  void requestOfAnotherSite_isRefused(
      @Nullable String header,
      @Nullable String site,
      @Nullable String origin,
      @Nullable String host) {
    assertThat(SameOrigin.obstacle(header, site, origin, host)).isNotNull();
  }

  /** A proxy in front that changes the host lets everybody read, and nobody act. */
  @Test
  void refusalOfAnotherHost_namesBoth() {
    assertThat(SameOrigin.obstacle("1", "same-origin", "https://console.example", "wildfly:8080"))
        .contains("https://console.example", "wildfly:8080", "a proxy in front", "Host");
  }

  @Test
  void headerAlone_isWhatAScriptNeeds() {
    assertThat(SameOrigin.obstacle("", null, null, null)).isNull();
  }
}
