/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

/** The activation properties, as a deployer writes them. */
enum SpecProperty {
  DESTINATION("destination"),
  DESTINATION_TYPE("destinationType"),
  CONNECTION_FACTORY("connectionFactory"),
  USER("user"),
  PASSWORD("password"),
  MAX_BATCH("maxBatch"),
  SESSIONS("sessions"),
  MIN_SESSIONS("minSessions"),
  MESSAGE_SELECTOR("messageSelector"),
  SUBSCRIPTION_NAME("subscriptionName"),
  SUBSCRIPTION_DURABILITY("subscriptionDurability"),
  SHARED_SUBSCRIPTION("sharedSubscription"),
  CLIENT_ID("clientId"),
  TRANSACTION_TIMEOUT("transactionTimeout"),
  ACKNOWLEDGE("acknowledge");

  private final String text;

  SpecProperty(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
