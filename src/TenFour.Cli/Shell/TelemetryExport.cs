using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Cli.Shell;

/// <summary>
/// Sends traces and metrics of the queries to a collector, where OpenTelemetry's own variables name one. They also set everything else:
/// protocol, headers, intervals, the name of the service.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string ServiceName = "tenfour";
    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport()
    {
        var version = typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var resource = ResourceBuilder.CreateEmpty().AddService(ServiceName, serviceVersion: version).AddTelemetrySdk().AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(QueryTelemetry.Name).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(QueryTelemetry.Name).AddOtlpExporter().Build();
    }

    /// <summary>Begins to send, or gives null where no variable names a collector.</summary>
    public static TelemetryExport? FromEnvironment() =>
        Endpoints.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) ? new TelemetryExport() : null;

    /// <summary>Sends what is left. Both at once: a collector that says nothing is waited for some seconds.</summary>
    public void Dispose() => Parallel.Invoke(_traces.Dispose, _metrics.Dispose);
}
