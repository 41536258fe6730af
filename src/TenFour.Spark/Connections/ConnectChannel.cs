using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using TenFour.Spark.Protocol;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Connections;

/// <summary>The connection to a server: address, encryption, and the metadata of every call.</summary>
internal sealed class ConnectChannel : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(4);

    private readonly GrpcChannel _channel;
    private readonly ConnectAddress _address;

    public ConnectChannel(ConnectAddress address, ClientOptions options)
    {
        _address = address;
        _channel = GrpcChannel.ForAddress(new UriBuilder(address.UseTls ? "https" : "http", address.Host, address.Port).Uri, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                ConnectTimeout = ConnectTimeout,
                EnableMultipleHttp2Connections = true,

                // A proxy for web pages does not pass HTTP/2 on in plain text.
                UseProxy = address.UseTls,
                AutomaticDecompression = DecompressionMethods.None,
                SslOptions = Tls(options),
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = address.MaxMessageBytes,
            MaxSendMessageSize = address.MaxMessageBytes,

            // Spark's rules of trying again (RetryPolicy) need to see every failure.
            MaxRetryAttempts = 1,
        });
        Client = new SparkConnectService.SparkConnectServiceClient(_channel);
    }

    public SparkConnectService.SparkConnectServiceClient Client { get; }

    public CallOptions Options(CancellationToken cancellation)
    {
        var headers = new Metadata();
        foreach (var (name, value) in _address.Headers)
        {
            headers.Add(name, value);
        }

        if (_address.Token is { } token)
        {
            headers.Add("authorization", "Bearer " + token);
        }

        return new CallOptions(headers, cancellationToken: cancellation);
    }

    private static SslClientAuthenticationOptions Tls(ClientOptions options)
    {
        var tls = new SslClientAuthenticationOptions();
        if (options.TrustedRoots is { } roots)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return tls;
    }

    public void Dispose() => _channel.Dispose();
}
