/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import io.xonce.Idempotent;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** The settings of a bean as they are read from its annotation. */
public final class TestSettings {

  /** All that is left out is the default. */
  @Idempotent(consumer = "ledger", key = "property(id)", store = "java:/Store")
  private static final class Ledger implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private TestSettings() {}

  /** Those of a consumer that is only named and given a key and a store. */
  public static Settings ledger() {
    return of(Ledger.class);
  }

  /** Those of an annotated bean. */
  public static Settings of(Class<?> bean) {
    return SettingsReader.read(
        new BeanDeclaration(bean, bean.getAnnotation(Idempotent.class)), new Configuration.None());
  }
}
