using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

/// <summary>A page without a browser, that notes which components each redraw is of.</summary>
internal sealed class NotedPage : IAsyncDisposable
{
    private readonly Notes _notes = new();

    /// <summary>The names of the components that were drawn together, for each redraw.</summary>
    public ConcurrentQueue<string> Redraws => _notes.Redraws;

    public ConcurrentQueue<Exception> Defects => _notes.Defects;

    public Dispatcher Dispatcher => _notes.Dispatcher;

    public Task ShowAsync(params (string Name, Shown Shown)[] parts) => Dispatcher.InvokeAsync(() => _notes.ShowAsync(new Layout(parts)));

    public ValueTask DisposeAsync() => ((IAsyncDisposable)_notes).DisposeAsync();

#pragma warning disable BL0006 // What is sent to a browser together is known only to a renderer.
    private sealed class Notes() : Renderer(Services(), NullLoggerFactory.Instance)
    {
        public ConcurrentQueue<string> Redraws { get; } = [];

        public ConcurrentQueue<Exception> Defects { get; } = [];

        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        public Task ShowAsync(IComponent page) => RenderRootComponentAsync(AssignRootComponentId(page));

        protected override void HandleException(Exception exception) => Defects.Enqueue(exception);

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
        {
            var drawn = renderBatch.UpdatedComponents.Array.Take(renderBatch.UpdatedComponents.Count)
                .Select(updated => GetComponentState(updated.ComponentId).Component).OfType<ShownComponent>();
            Redraws.Enqueue(string.Join(", ", drawn.Select(component => component.Name).Order()));
            return Task.CompletedTask;
        }

        private static ServiceProvider Services() => new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddScoped<PageRedraws>().BuildServiceProvider();
    }
#pragma warning restore BL0006

    private sealed class Layout((string Name, Shown Shown)[] parts) : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<RedrawPoint>(0);
            builder.CloseComponent();
            foreach (var (name, shown) in parts)
            {
                builder.OpenComponent<ShownComponent>(1);
                builder.SetKey(name);
                builder.AddComponentParameter(2, nameof(ShownComponent.Name), name);
                builder.AddComponentParameter(3, nameof(ShownComponent.Shown), shown);
                builder.CloseComponent();
            }
        }
    }
}
