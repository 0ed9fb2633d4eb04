package ${package};

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.*;
import jakarta.inject.Inject;
import jakarta.jms.*;
import javax.sql.DataSource;

@MessageDriven(activationConfig = @ActivationConfigProperty(
    propertyName = "destinationLookup", propertyValue = "java:/jms/queue/payments"))
@Idempotent(consumer = "ledger", key = "body(/paymentId)")
public class PaymentListener implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA") DataSource ledger;
  @Inject @JMSConnectionFactory("java:/JmsXA") JMSContext jms;
  @Resource(lookup = "java:/jms/queue/booked") Queue booked;

  public void onMessage(Message message) {
    try (var connection = ledger.getConnection();
        var insert = connection.prepareStatement("INSERT INTO booking (payment) VALUES (?)")) {
      insert.setString(1, message.getBody(String.class));
      insert.executeUpdate();
      jms.createProducer().send(booked, message.getBody(String.class));
    } catch (Exception e) {
      throw new EJBException(e); // rolls back; the broker delivers again
    }
  }
}
