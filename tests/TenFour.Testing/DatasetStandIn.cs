using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TenFour.Testing;

/// <summary>
/// A stand-in for the city's dataset, a server on loopback. It answers as the dataset does: the rows that changed since the time that the
/// request names, with a tag, and 304 to whoever has that tag. Faults are put in front, one for each request.
/// </summary>
public sealed class DatasetStandIn : IAsyncDisposable
{
    private const string WhereStart = "call_last_updated_at >= '";

    private readonly Queue<Func<HttpContext, Task>> _faults = new();
    private readonly Func<DateTimeOffset> _clock;
    private readonly Lock _lock = new();
    private readonly List<StandInRequest> _requests = [];
    private WebApplication _app = null!;

    private DatasetStandIn(Func<DateTimeOffset> clock) => _clock = clock;

    /// <summary>What a feed asks.</summary>
    public Uri Address => new(_app.Urls.First() + "/resource/calls.json");

    /// <summary>The rows as JSON. A new list is a new state of the dataset.</summary>
    public IReadOnlyList<string> Rows { get; set; } = [];

    /// <summary>Called when a request arrives, with the number of requests before it.</summary>
    public Action<int> Arrived { get; set; } = _ => { };

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<StandInRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <param name="clock">Tells when a request came.</param>
    public static async Task<DatasetStandIn> StartAsync(Func<DateTimeOffset> clock)
    {
        var standIn = new DatasetStandIn(clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        standIn._app = builder.Build();
        standIn._app.Run(standIn.AnswerAsync);
        await standIn._app.StartAsync();
        return standIn;
    }

    /// <summary>The next requests that have no answer yet fail so, one after the other.</summary>
    public DatasetStandIn Fail(params Func<HttpContext, Task>[] faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }

        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        int earlier;
        Func<HttpContext, Task>? fault;
        lock (_lock)
        {
            earlier = _requests.Count;
            _requests.Add(StandInRequest.Of(context.Request, _clock()));
            _faults.TryDequeue(out fault);
        }

        Arrived(earlier);
        await (fault ?? GiveRowsAsync)(context);
    }

    private Task GiveRowsAsync(HttpContext context)
    {
        var where = context.Request.Query["$where"].ToString();
        var from = where.StartsWith(WhereStart, StringComparison.Ordinal) ? where[WhereStart.Length..].TrimEnd('\'') : "";
        var body = Encoding.UTF8.GetBytes($"[{string.Join("\n,", Rows.Where(row => string.CompareOrdinal(Updated(row), from) >= 0))}]");
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json;charset=utf-8";
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    private static string Updated(string row)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.GetProperty("call_last_updated_at").GetString()!;
    }
}
