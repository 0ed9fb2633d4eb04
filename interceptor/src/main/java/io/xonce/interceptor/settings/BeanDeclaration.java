/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.interceptor.key.Grammar;
import io.xonce.interceptor.key.MessageGrammar;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;

/**
 * What can be known of a message-driven bean before its first message. Annotations only: a
 * deployment descriptor can overrule them, which is found at the first delivery.
 */
public record BeanDeclaration(Class<?> bean, Idempotent annotation) implements Declaration {

  @Override
  public Object place() {
    return bean;
  }

  @Override
  public String defaultName() {
    return bean.getName();
  }

  @Override
  public List<String> defaultKey() {
    return List.of(annotation.key());
  }

  @Override
  public Grammar grammar(String consumer, int maxBody) {
    return new MessageGrammar(consumer, maxBody);
  }

  @Override
  public void check(Policy policy, String consumer, Duration retention) {
    policy.check(consumer, retention);
  }

  @Override
  public OnDuplicate reaction(Policy policy) {
    return policy.onDuplicate();
  }

  @Override
  public boolean onlyAcknowledges(Policy policy) {
    return policy.onDuplicate() == OnDuplicate.SKIP;
  }

  @Override
  public void check() {
    String name = bean.getName();
    if (!MessageListener.class.isAssignableFrom(bean)) {
      throw LOG.notAListener(name);
    }
    TransactionManagement management = bean.getAnnotation(TransactionManagement.class);
    if (management != null && management.value() == TransactionManagementType.BEAN) {
      throw LOG.beanManaged(name);
    }
    Method listener = listener();
    FaultTolerance.demandNone(name, bean, listener);
    TransactionAttributeType attribute = attribute(listener);
    if (attribute != TransactionAttributeType.REQUIRED) {
      throw LOG.attributeNotRequired(name, attribute.name());
    }
    if (usesLocalTransaction()) {
      throw LOG.localTransaction(name);
    }
  }

  /**
   * The attribute of a method, else of the class that declares it (Enterprise Beans 4.0, 8.3.7.1).
   */
  private static TransactionAttributeType attribute(Method listener) {
    TransactionAttribute attribute = listener.getAnnotation(TransactionAttribute.class);
    if (attribute == null) {
      attribute = listener.getDeclaringClass().getAnnotation(TransactionAttribute.class);
    }
    return attribute == null ? TransactionAttributeType.REQUIRED : attribute.value();
  }

  private Method listener() {
    try {
      return bean.getMethod("onMessage", Message.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean usesLocalTransaction() {
    MessageDriven driven = bean.getAnnotation(MessageDriven.class);
    if (driven == null) {
      return false;
    }
    for (ActivationConfigProperty property : driven.activationConfig()) {
      if (property.propertyName().equals("useLocalTx")
          && Boolean.parseBoolean(property.propertyValue())) {
        return true;
      }
    }
    return false;
  }
}
