/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class DialectTest {

  @Test
  void knownProduct_hasItsDialect() throws Exception {
    assertThat(Dialect.of(TestDataSources.product("PostgreSQL")))
        .isInstanceOf(PostgresDialect.class);
    assertThat(Dialect.of(TestDataSources.product("MariaDB"))).isInstanceOf(MariaDbDialect.class);
    assertThat(Dialect.of(TestDataSources.product("H2"))).isInstanceOf(H2Dialect.class);
  }

  @Test
  void unknownProduct_isRefusedNamingTheKnownOnes() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Dialect.of(TestDataSources.product("Access")))
        .withMessageStartingWith("XONCE04000")
        .withMessageContaining("'Access'")
        .withMessageContaining("[PostgreSQL, MariaDB, H2]");
  }
}
