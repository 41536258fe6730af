using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>
/// Asks the dataset. What may pass by itself (429, 5xx, no connection, no answer in time) is tried again until it passes, each time later;
/// anything else is an error. The next request is never earlier than the interval after the last.
/// </summary>
internal sealed class LiveClient : IDisposable
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;

    private readonly LiveCallFeedOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private (Uri Address, EntityTagHeaderValue Tag)? _last;

    /// <param name="options">Whom to ask.</param>
    /// <param name="handler">Brings requests to the server; it is disposed of with the client.</param>
    /// <param name="failed">Told, as a sentence, why a request is tried again.</param>
    /// <param name="time">The clock between requests.</param>
    public LiveClient(LiveCallFeedOptions options, HttpMessageHandler handler, Action<string> failed, TimeProvider time)
    {
        _options = options;
        _time = time;

        // The pipeline limits the time; HttpClient's own limit would end a wait that the server asked for.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _pipeline = Pipeline(failed);
    }

    /// <exception cref="StreamingException">The answer is none that trying again would change.</exception>
    public async Task<LiveAnswer> AskAsync(Uri address, CancellationToken cancellation)
    {
        using var response = await _pipeline.ExecuteAsync(async token => await SendAsync(address, token), cancellation);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new LiveAnswer(null);
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        LiveRefusal.Check(response, body, _options.Address);
        _last = response.Headers.ETag is { } tag ? (address, tag) : null;
        return new LiveAnswer(body);
    }

    public void Dispose() => _http.Dispose();

    private ResiliencePipeline<HttpResponseMessage> Pipeline(Action<string> failed)
    {
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(
                LiveBackOff.Delay(_options.Interval, attempt.AttemptNumber, RetryAfter(attempt.Outcome.Result))),
            OnRetry = attempt =>
            {
                failed(LiveRefusal.Describe(attempt.Outcome, _options, attempt.RetryDelay));
                return ValueTask.CompletedTask;
            },
        };

        // The network answers in real time, whatever clock the feed has.
        var oneAnswer = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = _options.AnswerLimit }).Build();
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _time }.AddRetry(retry).AddPipeline(oneAnswer).Build();
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("TenFour");
        if (_options.Token is { } token)
        {
            request.Headers.Add("X-App-Token", token);
        }

        if (_last is { } last && last.Address == address)
        {
            request.Headers.IfNoneMatch.Add(last.Tag);
        }

        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellation);
        return response;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };
}
