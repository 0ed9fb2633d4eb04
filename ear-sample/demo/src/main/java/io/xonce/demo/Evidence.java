/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What is there in the end.
 *
 * @param entries what the ledger has booked
 * @param messages what was told on the booked queue
 * @param balances of all accounts
 * @param deadLetters messages the broker has given up
 */
record Evidence(
    List<Payment> entries,
    List<Payment> messages,
    Map<String, BigDecimal> balances,
    long deadLetters) {}
