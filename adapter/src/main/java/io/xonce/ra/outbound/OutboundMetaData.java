/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ManagedConnectionMetaData;

/** What the server logs of a connection. */
record OutboundMetaData(String name, String version, String user)
    implements ManagedConnectionMetaData {

  static OutboundMetaData of(JMSContext context, BrokerAddress broker) throws ResourceException {
    try {
      ConnectionMetaData provider = context.getMetaData();
      return new OutboundMetaData(
          provider.getJMSProviderName(),
          provider.getProviderVersion(),
          String.valueOf(broker.user()));
    } catch (JMSException e) {
      throw new ResourceException(e);
    }
  }

  @Override
  public String getEISProductName() {
    return name;
  }

  @Override
  public String getEISProductVersion() {
    return version;
  }

  @Override
  public int getMaxConnections() {
    return 0;
  }

  @Override
  public String getUserName() {
    return user;
  }
}
