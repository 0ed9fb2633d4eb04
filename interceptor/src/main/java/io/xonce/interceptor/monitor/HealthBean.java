/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check {@code xonce}: up unless a consumer refuses what it is delivered. The only
 * class that touches MicroProfile Health: loaded where the server has it.
 */
record HealthBean(GuaranteeMap map) implements HealthCheck {

  static void add(AfterBeanDiscovery event, GuaranteeMap map) {
    event
        .addBean()
        .types(HealthCheck.class)
        .qualifiers(Readiness.Literal.INSTANCE)
        .scope(Singleton.class)
        .id(HealthBean.class.getName())
        .createWith(context -> new HealthBean(map));
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("xonce").up();
    map.read()
        .forEach(
            (consumer, view) -> {
              response.withData(consumer, view.toString());
              if (!view.isReady()) {
                response.down();
              }
            });
    return response.build();
  }
}
