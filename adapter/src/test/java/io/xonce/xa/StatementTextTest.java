/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO t VALUES (1)                     | false | true",
        "/* of Hibernate */ update t set a = 1        | false | true",
        "SELECT 1                                     | false | false",
        "SELECT CASE WHEN a THEN 1 END FROM t         | false | false",
        "insertion                                    | false | false",
        "INSERT INTO t VALUES ('ROLLBACK')            | false | true",
        "INSERT INTO t VALUES (1); COMMIT             | true  | true",
        "ROLLBACK TO SAVEPOINT s                      | false | false",
        "ROLLBACK AND CHAIN                           | true  | false",
        "/* done */ end and chain                     | true  | false",
        "END                                          | true  | false",
        "abort                                        | true  | false"
      })
  void whatATextMayDo(String sql, boolean mayEnd, boolean writes) {
    StatementText expected = new StatementText(mayEnd, writes);
    assertThat(StatementText.of(sql)).isEqualTo(expected);
    assertThat(StatementText.of(sql)).as("known by now").isEqualTo(expected);
  }

  @Test
  void ofTwoTexts_eitherCounts() {
    assertThat(StatementText.of("COMMIT").and(StatementText.of("DELETE FROM t")))
        .isEqualTo(new StatementText(true, true));
    assertThat(StatementText.NONE.and(StatementText.of("SELECT 1"))).isEqualTo(StatementText.NONE);
  }
}
