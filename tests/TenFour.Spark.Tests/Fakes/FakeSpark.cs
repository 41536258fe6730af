using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TenFour.Spark.Connections;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>A server in this process that speaks Spark Connect and fails as told: a real one cannot be made to.</summary>
internal sealed class FakeSpark : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeSpark(WebApplication app, FakeScript script) => (_app, Script) = (app, script);

    public FakeScript Script { get; }

    /// <summary>Waits that were asked for; they are not waited.</summary>
    public SkippingTime Time { get; } = new();

    public ConnectAddress Address => new("localhost", new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);

    public static async Task<FakeSpark> StartAsync(X509Certificate2? certificate = null)
    {
        var script = new FakeScript();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(script);
        builder.Services.AddGrpc(o => o.MaxSendMessageSize = null);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var app = builder.Build();
        app.MapGrpcService<FakeService>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FakeSpark(app, script);
    }

    /// <summary>Limits that nothing reaches: every wait that is left is one before a retry.</summary>
    public ClientOptions Options() => new(Time)
    {
        FirstPatience = Timeout.InfiniteTimeSpan,
        HandshakeTimeout = Timeout.InfiniteTimeSpan,
        CallTimeout = Timeout.InfiniteTimeSpan,
        SilenceLimit = Timeout.InfiniteTimeSpan,
        DetailsTimeout = Timeout.InfiniteTimeSpan,
        ReleaseTimeout = Timeout.InfiniteTimeSpan,
        Chance = () => 0.5,
    };

    /// <summary>A client to which this server has answered once.</summary>
    public async Task<ConnectClient> ConnectAsync(ClientOptions? options = null, ConnectAddress? address = null)
    {
        var client = new ConnectClient(address ?? Address, options ?? Options());
        await client.AnalyzeAsync(new() { SparkVersion = new() }, TestContext.Current.CancellationToken);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        // A graceful stop waits for streams that never end.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
