using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Harness;

/// <summary>
/// A broker of the tests' own, which can be killed and which asks for passwords and certificates on further ports. Started by the script of
/// TENFOUR_TEST_SERVERS; without it the tests that need it are skipped.
/// </summary>
public sealed class OwnBroker : IAsyncLifetime
{
    public const string User = "ann";
    public const string Password = "gehe\"im;7";
    public const string UnreachableHost = "nowhere.invalid";

    private const string SkipReason = "TENFOUR_TEST_SERVERS is not set";

    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = FreePorts(6);

    private static string? Script => Environment.GetEnvironmentVariable("TENFOUR_TEST_SERVERS");

    /// <summary>Without encryption and password.</summary>
    public string Plain => $"localhost:{_ports[0]}";

    /// <summary>With a password.</summary>
    public string Sasl => $"localhost:{_ports[2]}";

    /// <summary>With TLS and a password.</summary>
    public string SaslOverTls => $"localhost:{_ports[3]}";

    /// <summary>With TLS.</summary>
    public string Tls => $"localhost:{_ports[4]}";

    /// <summary>Tells everybody to go to a host that does not exist.</summary>
    public string Misadvertised => $"localhost:{_ports[5]}";

    /// <summary>The certificate that the broker's is signed by: its own.</summary>
    public string CertificatePath => _folder.Of("ca.pem");

    public static void SkipWithoutScript() => Assert.SkipWhen(Script is null, SkipReason);

    public async ValueTask InitializeAsync()
    {
        if (Script is null)
        {
            return;
        }

        await File.WriteAllTextAsync(_folder.Of("broker.properties"), Settings());
        await StartAsync("--clean");
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Plain }).Build();
        await admin.AlterUserScramCredentialsAsync([
            new UserScramCredentialUpsertion
            {
                User = User,
                Password = System.Text.Encoding.UTF8.GetBytes(Password),
                ScramCredentialInfo = new ScramCredentialInfo { Mechanism = ScramMechanism.ScramSha512, Iterations = 4096 },
            },
        ]);
    }

    public Task KillAsync() => ScriptAsync("kafka", "stop", "--kill");

    public Task StartAsync(params string[] more) =>
        ScriptAsync(["kafka", "start", "--port", $"{_ports[0]}", "--config", _folder.Of("broker.properties"), .. more]);

    public async ValueTask DisposeAsync()
    {
        if (Script is not null)
        {
            await KillAsync();
        }

        _folder.Dispose();
    }

    private async Task ScriptAsync(params string[] arguments)
    {
        // Not redirected: the broker would keep the pipes open.
        using var process = Process.Start(new ProcessStartInfo(Script!, arguments) { Environment = { ["SERVERS_RUN"] = _folder.Of("run") } })!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private string Settings()
    {
        var (key, certificate) = Certificate();
        File.WriteAllText(CertificatePath, certificate);
        var quoted = Password.Replace("\"", "\\\\\"", StringComparison.Ordinal);
        var plain = $"org.apache.kafka.common.security.plain.PlainLoginModule required user_{User}=\"{quoted}\";";
        const string Scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
        return $"""
            listeners=PLAINTEXT://localhost:{_ports[0]},CONTROLLER://localhost:{_ports[0] + 1},SASL_PLAINTEXT://localhost:{_ports[2]},SASL_SSL://localhost:{_ports[3]},SSL://localhost:{_ports[4]},LOST://localhost:{_ports[5]}
            advertised.listeners=PLAINTEXT://localhost:{_ports[0]},SASL_PLAINTEXT://localhost:{_ports[2]},SASL_SSL://localhost:{_ports[3]},SSL://localhost:{_ports[4]},LOST://{UnreachableHost}:{_ports[5]}
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,SSL:SSL,SASL_SSL:SASL_SSL,LOST:PLAINTEXT
            sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
            listener.name.sasl_plaintext.plain.sasl.jaas.config={plain}
            listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config={Scram}
            listener.name.sasl_ssl.plain.sasl.jaas.config={plain}
            listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config={Scram}
            ssl.keystore.type=PEM
            ssl.keystore.key={OneLine(key)}
            ssl.keystore.certificate.chain={OneLine(certificate)}
            log.retention.check.interval.ms=1000

            """;
    }

    /// <summary>As a properties file has several lines in one.</summary>
    private static string OneLine(string pem) => pem.Trim().ReplaceLineEndings("\\n");

    private static (string Key, string Certificate) Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }

    /// <summary>
    /// Ports in a row that nobody listens on, the second one for the controller. Below those that the system gives to connections, since one of
    /// these could take a port between this look and the broker's start.
    /// </summary>
    private static int[] FreePorts(int count)
    {
        const int Lowest = 20_000;
        const int Highest = 30_000;
        while (true)
        {
            var first = Random.Shared.Next(Lowest, Highest);
            var ports = Enumerable.Range(first, count).ToArray();
            if (Array.TrueForAll(ports, IsFree))
            {
                return ports;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
