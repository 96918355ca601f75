// Keeps what a partner branch is told in a folder, each once in a file that its id names: java -cp JARS Consumer.java FOLDER
import com.rabbitmq.client.*;
import java.io.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.*;
import javax.net.ssl.*;

class Consumer {
    public static void main(String[] arguments) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(System.getenv("CCS_PARTNER_URL"));
        factory.setAutomaticRecoveryEnabled(false); // the loop below begins anew
        if (System.getenv("CCS_PARTNER_CA") != null && factory.isSSL()) factory.useSslProtocol(trusting(System.getenv("CCS_PARTNER_CA")));
        factory.setSocketConfigurator(socket -> {
            if (socket instanceof SSLSocket checked) { // the certificate is for this host
                var wants = checked.getSSLParameters();
                wants.setEndpointIdentificationAlgorithm("HTTPS");
                checked.setSSLParameters(wants);
            }
        });
        var here = java.util.List.of(new Address(factory.getHost(), factory.getPort())); // by its name, which is checked
        for (;; Thread.sleep(3000)) {
            try (var connection = factory.newConnection((AddressResolver) () -> here); var channel = connection.createChannel()) {
                var ended = new CountDownLatch(1);
                channel.addShutdownListener(fault -> ended.countDown());
                channel.basicQos(100);
                channel.basicConsume(System.getenv("CCS_PARTNER_QUEUE"), false, new DefaultConsumer(channel) {
                    public void handleDelivery(String tag, Envelope delivery, AMQP.BasicProperties told, byte[] body) throws IOException {
                        var file = Path.of(arguments[0], told.getAppId() + "." + told.getMessageId() + ".json");
                        try (var stream = new RandomAccessFile(file.toFile(), "rwd")) {
                            stream.setLength(0);
                            stream.write(body);
                        }
                        channel.basicAck(delivery.getDeliveryTag(), false); // only now may the broker forget it
                    }
                    public void handleCancel(String tag) { ended.countDown(); }
                });
                ended.await();
            } catch (IOException | TimeoutException | ShutdownSignalException fault) {
                System.err.println("again in 3 s: " + fault);
            }
        }
    }

    static SSLContext trusting(String authority) throws Exception {
        var own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null);
        own.setCertificateEntry("ccs", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority.getBytes())));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(own);
        var context = SSLContext.getInstance("TLSv1.2");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
