/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a statement: all but the values in it. */
class SqlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INSERT INTO t (a, b) VALUES (?, ?) | INSERT INTO t (a, b) VALUES (?, ?)",
        "UPDATE t2 SET a = 'secret', b = 4.5e3 | UPDATE t2 SET a = ?, b = ?",
        "SELECT 'it''s secret', a FROM \"my 'table'\" | SELECT ?, a FROM \"my 'table'\"",
        "SELECT E'it\\'s secret', X'ff', $1 | SELECT ?, ?, $?",
        "SELECT $$secret$$, $a$sec$$ret$a$ | SELECT ?, ?",
        "SELECT 1 /* secret /* more */ secret */ -- secret | SELECT ?",
        "SELECT -12, a1, _2, 0xFFsecret | SELECT -?, a1, _2, ?",
        "SELECT 'never closed; secret | SELECT ?",
        "SELECT $a$never closed; secret | SELECT ?",
        "SELECT /* never closed; secret | SELECT",
        "SELECT E'never closed\\' secret | SELECT ?"
      })
  void values_areLeftOut(String sql, String shown) {
    assertThat(SqlText.withoutValues(sql)).isEqualTo(shown).doesNotContain("secret");
  }

  @Test
  void lines_becomeOne() {
    assertThat(SqlText.withoutValues("SELECT a -- why\n\tFROM\r\n  t\u0000"))
        .isEqualTo("SELECT a FROM t");
  }

  /** Whatever its length: neither a stack nor a page is filled. */
  @Test
  void longText_isCut() {
    assertThat(SqlText.withoutValues("SELECT '" + "x''".repeat(100_000) + "' FROM t"))
        .isEqualTo("SELECT ? FROM t");
    assertThat(SqlText.withoutValues("SELECT a" + ", b".repeat(1_000)))
        .hasSizeLessThan(1_100)
        .endsWith("…");
  }
}
