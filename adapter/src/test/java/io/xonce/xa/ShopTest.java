/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A shop for the tests of a class, and a branch of its own for each. */
abstract class ShopTest {

  static Shop shop;

  final TestXid xid = TestXid.next();

  @BeforeAll
  static void start() throws Exception {
    shop = new Shop();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }
}
