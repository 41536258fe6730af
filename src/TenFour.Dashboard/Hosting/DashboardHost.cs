using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TenFour.Dashboard.Api;
using TenFour.Dashboard.City;
using TenFour.Dashboard.Components;
using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Files;
using TenFour.Dashboard.Health;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Metrics;
using TenFour.Dashboard.Queries;
using TenFour.Dashboard.Results;
using TenFour.Dashboard.Security;
using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Statistics;
using TenFour.Dashboard.Topics;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Storage;

namespace TenFour.Dashboard.Hosting;

/// <summary>The page with everything behind it: feed, statistics, web server. Started, it runs until it is disposed.</summary>
public sealed class DashboardHost : IAsyncDisposable
{
    private const long MaxRequestBytes = 1 << 20;

    /// <summary>Each of many queries reads Kafka for itself.</summary>
    private const int ReadAheadBytes = 2 << 20;

    /// <summary>Enough for all queries to wait for Kafka at once, which takes a thread each, and for readers beside them.</summary>
    private const int LeastThreads = 64;

    /// <summary>The longest statistic comes in one message.</summary>
    private const long MaxMessageBytes = 512 << 10;

    /// <summary>Redraws that a browser has not answered yet. It gets those that it was too busy for as one, not all of them after each other.</summary>
    private const int RedrawsOnTheWay = 2;

    private readonly WebApplication _app;
    private readonly DashboardWork _work;
    private readonly FolderLock _folder;

    private DashboardHost(WebApplication app, DashboardWork work, FolderLock folder, int port, DashboardOptions options)
    {
        (_app, _work, _folder) = (app, work, folder);
        Address = AddressText.Of(options, port);
    }

    /// <summary>What a browser opens, with the token where one is demanded.</summary>
    public Uri Address { get; }

    /// <summary>Starts the feed, what the first page shows, and the web server side by side; the statistics follow when the page is there.</summary>
    /// <exception cref="TenFour.Streaming.Errors.StreamingException">No port is free, an option is refused, another page has the data folder, or Kafka does not answer.</exception>
    public static async Task<DashboardHost> StartAsync(DashboardOptions options, TimeProvider time, CancellationToken cancellation)
    {
        options = options.Validate() with { KafkaSettings = options.KafkaSettings with { ReadAheadBytes = ReadAheadBytes, Presence = new BrokerPresence() } };
        var (data, folder) = DataFolder.Take(options);
        try
        {
            return await StartAsync(options, data, folder, time, cancellation).ConfigureAwait(false);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The queries first: their last batch is still shown to those who watch.
        await _work.StopAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _folder.Dispose();
    }

    private static async Task<DashboardHost> StartAsync(DashboardOptions options, DataFolder data, FolderLock folder, TimeProvider time, CancellationToken cancellation)
    {
        if (options.Kafka is not null)
        {
            // The pool would give them out one by one, half a second apart, and readers would wait behind the queries.
            ThreadPool.SetMinThreads(LeastThreads, LeastThreads);
        }

        await ClusterGreeting.SayAsync(options, time, cancellation).ConfigureAwait(false);
        await new CallTopics(options, data, time).PrepareAsync().ConfigureAwait(false);
        var port = FreePort.From(options.Address, options.Port, options.Say);
        var app = Build(options, data, time, port);
        var work = app.Services.GetRequiredService<DashboardWork>();
        work.Start();
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            await work.StopAsync().ConfigureAwait(false);
            throw;
        }

        return new DashboardHost(app, work, folder, port, options);
    }

    private static WebApplication Build(DashboardOptions options, DataFolder data, TimeProvider time, int port)
    {
        // Empty: no settings are read from files of the folder that it is started in, and none are watched.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Limits.MaxConcurrentConnections = SocketLimit.Most;
            var sockets = new SocketLimit();
            kestrel.Listen(options.Address, port, listen => listen.Use(next => connection => sockets.PassAsync(connection, next)));
        });
        AddServices(builder.Services, options, data, time);
        var app = builder.Build();
        HeadRequests.Use(app);
        MissingPages.Use(app);
        app.UseRouting();
        app.Use(new ReaderLimits().PassAsync);
        BareAnswers.Use(app);
        PageGuard.Use(app, options);
        app.Use(app.Services.GetRequiredService<Readership>().PassAsync);
        app.UseAntiforgery();
        HealthRoutes.Map(app);
        WebFiles.Map(app);
        ApiRoutes.Map(app);
        MetricsRoute.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode =>
        {
            mode.ContentSecurityFrameAncestorsPolicy = null;

            // Most readers are on this machine, where it only takes time.
            mode.DisableWebSocketCompression = true;
        });
        return app;
    }

    private static void AddServices(IServiceCollection services, DashboardOptions options, DataFolder data, TimeProvider time)
    {
        services
            .AddSingleton(options)
            .AddSingleton(data)
            .AddSingleton(time)
            .AddSingleton<Readership>()
            .AddSingleton<RunHistory>()
            .AddSingleton<StatisticsRunner>()
            .AddSingleton<AllQueries>()
            .AddSingleton<CityStatistics>()
            .AddSingleton<CityNow>()
            .AddSingleton<HeavyReading>()
            .AddSingleton<StatisticCheck>()
            .AddSingleton<OwnStatistics>()
            .AddSingleton<CallTopics>()
            .AddSingleton<CallFeedFactory>()
            .AddSingleton<ShownFeed>()
            .AddSingleton<TopicCatalog>()
            .AddSingleton<DashboardWork>()
            .AddScoped<PageRedraws>()
            .AddRazorComponents()
            .AddInteractiveServerComponents(circuit => circuit.MaxBufferedUnacknowledgedRenderBatches = RedrawsOnTheWay)
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = MaxMessageBytes);

        // Keys of this run only: nothing secret is written to the disk, and no other program's keys are read.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Remove(services.Single(IsKeyRingOnDisk));
    }

    /// <summary>What makes keys in the reader's home folder ready at the start, whether they are used or not.</summary>
    private static bool IsKeyRingOnDisk(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DataProtectionServiceCollectionExtensions).Assembly;
}
