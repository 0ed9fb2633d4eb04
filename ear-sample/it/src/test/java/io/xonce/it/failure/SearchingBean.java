/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One by one. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/searching"))
@Idempotent(
    consumer = "searching",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    terminalOn = StockSearch.NoSuchStock.class)
public class SearchingBean extends StockSearch {
  /** Called by the container. */
  public SearchingBean() {
    super("searching");
  }
}
